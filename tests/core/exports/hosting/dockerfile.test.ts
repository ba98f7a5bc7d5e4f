import { describe, expect, it } from 'vitest';
import { writeDockerfile } from '../../../../src/core/exports/hosting/dockerfile.ts';
import { writeNginxConfig } from '../../../../src/core/exports/hosting/nginx.ts';

const address = 'https://wiki.example.org/%E4%BA%8B%E4%BB%B6%20%E5%BA%93/';
const root = '/var/www/precedent';
const spec = 'file:vendor/precedent-kb-0.1.0.tgz';

/** Lines that begin with a word. */
const linesOf = (text: string, word: string): string[] =>
  text.split('\n').filter((line) => line.startsWith(`${word} `));

describe('the Dockerfile', () => {
  const text = writeDockerfile({ address, root, spec });

  it('puts the site at its base path, whatever is in it', () => {
    expect(text).toContain('COPY --from=site ["/archive/site","/var/www/precedent/事件 库"]\n');
  });

  it('has nobody who is root in what is started', () => {
    expect(linesOf(text, 'USER')).toEqual(['USER 1000:1000', 'USER www-data']);
  });

  it('asks the network for nothing once the packages are there', () => {
    const own = linesOf(text, 'RUN').filter((line) => line.includes('precedent-kb '));
    expect(own).toHaveLength(2);
    expect(own.filter((line) => !line.startsWith('RUN --network=none '))).toEqual([]);
  });

  it.each<[spec: string, from: string, copied: string[]]>([
    [
      spec,
      'node:24-bookworm-slim',
      ['COPY ["vendor/precedent-kb-0.1.0.tgz","vendor/precedent-kb-0.1.0.tgz"]'],
    ],
    ['file:我的 包.tgz', 'node:24-bookworm-slim', ['COPY ["我的 包.tgz","我的 包.tgz"]']],
    ['https://files.example/p.tgz', 'node:24-bookworm-slim', []],
    ['git+https://git.example/p.git#v1', 'node:24-bookworm', []],
  ])('takes along what %s needs', (from, image, copied) => {
    const [packages = ''] = writeDockerfile({ address, root, spec: from }).split(/\n(?=FROM debian)/);
    expect(linesOf(packages, 'FROM')).toEqual([`FROM ${image} AS packages`]);
    expect(linesOf(packages, 'COPY').slice(1)).toEqual(copied);
  });

  it('hands a login, a port and a folder on to the configuration', () => {
    const other = writeDockerfile({ address, root: '/srv/wi ki', spec, login: 'sso:4180', listen: 9000 });
    expect(other).toContain(
      "precedent-kb hosting nginx --container --root '/srv/wi ki' --login sso:4180 --listen 9000 > nginx.conf",
    );
    expect(linesOf(other, 'EXPOSE')).toEqual(['EXPOSE 9000']);
    expect(other).toContain('-p 9000:9000');
  });
});

describe('the configuration of nginx in a container', () => {
  const text = writeNginxConfig({ address, root, isContainer: true });

  it('is whole, and writes below /tmp alone', () => {
    expect(text).toMatch(/^events \{/m);
    const written = [...text.matchAll(/^(?:pid|\w+_temp_path) (\S+);$/gm)].map(([, path]) => path);
    expect(written).toHaveLength(6);
    expect(written.filter((path) => !/^\/tmp\/\w/.test(path ?? ''))).toEqual([]);
  });

  it('listens where nobody need be root, and not by IPv6, without which nginx would not start', () => {
    expect(text.match(/listen .*;/g)).toEqual(['listen 8080;']);
  });
});
