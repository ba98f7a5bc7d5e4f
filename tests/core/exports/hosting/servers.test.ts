import { describe, expect, it } from 'vitest';
import { writeCaddyfile } from '../../../../src/core/exports/hosting/caddy.ts';
import { writeHeaderRules } from '../../../../src/core/exports/hosting/headers.ts';
import { writeNginxConfig } from '../../../../src/core/exports/hosting/nginx.ts';

const address = 'https://wiki.example.org/%E5%AE%89%E5%85%A8/kb.1/';
const root = '/var/www/precedent';
const both = [
  ['nginx', writeNginxConfig],
  ['Caddy', writeCaddyfile],
] as const;

/** Lines of a configuration, without what stands before and behind their words. */
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());

describe('the configuration for nginx', () => {
  const lines = linesOf(writeNginxConfig({ address, root }));

  it('sends headers from one place, since a location with one of its own would lose the others', () => {
    const text = writeNginxConfig({ address, root, login: '127.0.0.1:4180' });
    const inner = text.split('\n').filter((line) => /^ {4,}add_header/.test(line));
    expect(inner).toEqual([]);
    expect(text.match(/^ {2}add_header [\w-]+/gm)).toEqual([
      '  add_header Content-Security-Policy',
      '  add_header Cache-Control',
      '  add_header Content-Disposition',
      '  add_header X-Content-Type-Options',
      '  add_header Referrer-Policy',
    ]);
  });

  it('answers for the host, and compares decoded paths, in which a dot is a dot', () => {
    expect(lines).toContain('server_name wiki.example.org;');
    expect(lines).toContain(
      String.raw`"~^/安全/kb\.1/prose/engine/search-worker\.js$" "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'";`,
    );
    expect(lines).toContain('include "/var/www/precedent/安全/kb.1/redirects.nginx*.map";');
  });

  it('has room for long old addresses', () => {
    expect(lines).toContain('map_hash_bucket_size 1024;');
  });

  it.each([
    ['https://wiki.example.org/', '80'],
    ['http://wiki.example.org:8080/', '8080'],
    ['https://wiki.example.org:8443/', '80'],
  ])('of %s listens on %s: TLS ends where the reader adds it', (place, port) => {
    expect(linesOf(writeNginxConfig({ address: place, root }))).toContain(`listen ${port};`);
  });
});

describe('the configuration for Caddy', () => {
  it('answers for the host, from which Caddy knows whose certificate it needs', () => {
    const lines = linesOf(writeCaddyfile({ address, root }));
    expect(lines).toContain('https://wiki.example.org {');
    expect(lines).toContain('import "/var/www/precedent/安全/kb.1/redirects.caddy*.map"');
    expect(lines).toContain('@text_markdown path *.md');
  });

  it('asks for the login ahead of every answer', () => {
    const text = writeCaddyfile({ address, root, login: '127.0.0.1:4180' });
    const answers = ['redir ', 'error ', 'file_server'].map((word) => text.indexOf(`\t\t${word}`));
    expect(Math.min(...answers)).toBeGreaterThan(text.indexOf('forward_auth'));
  });
});

it.each(both)('%s listens for plain HTTP on a port that is named', (name, write) => {
  const lines = linesOf(write({ address, root, listen: 8080 }));
  expect(lines).toContain(name === 'nginx' ? 'listen 8080;' : 'http://:8080 {');
});

describe.each(both)('%s', (_, write) => {
  it('asks nobody for a login unless it is told to, and lets others keep what never changes', () => {
    const open = write({ address, root });
    expect(open).not.toContain('oauth2');
    expect(open).toContain('public, max-age=31536000, immutable');
  });

  it('lets the browser alone keep files behind a login', () => {
    const closed = write({ address, root, login: '127.0.0.1:4180' });
    expect(closed).toContain('private, max-age=31536000, immutable');
    expect(closed).not.toContain('public,');
  });
});

describe('the rules of `_headers`', () => {
  it('stand below the base path, and name each header for a file once', () => {
    expect(writeHeaderRules('/kb/')).toMatchInlineSnapshot(`
      "/kb/*
        Content-Security-Policy: frame-ancestors 'none'
        X-Content-Type-Options: nosniff
        Referrer-Policy: same-origin
      /kb/_astro/*
        Cache-Control: public, max-age=31536000, immutable
      /kb/own/*
        Cache-Control: public, max-age=31536000, immutable
      /kb/incidents/:id/*.bin
        Content-Disposition: attachment
      /kb/incidents/*.md
        Content-Type: text/markdown; charset=utf-8
      "
    `);
  });
});
