import { expect, test } from 'vitest';
import type { FeedView } from '../../src/core/exports/feeds.ts';
import { writeAtom, writeJsonFeed } from '../../src/site/files.ts';

const VIEW: FeedView = {
  title: 'R&D <wiki>: all reports',
  self: 'https://wiki.example.org/kb/feed.xml',
  page: 'https://wiki.example.org/kb/incidents/',
  updated: '2024-03-01T01:00:00.000Z',
  entries: [
    {
      id: 'urn:x-precedent:INC-2024-0001',
      address: 'https://wiki.example.org/kb/incidents/INC-2024-0001/',
      title: 'INC-2024-0001: <script>alert(1)</script> & “误报” 🚨 خادم ]]>',
      summary: 'A <b>label</b> that lied.',
      updated: '2024-03-01T01:00:00.000Z',
      tags: ['R&D "x"'],
    },
  ],
};

test('a feed is Atom, and markup in its texts is shown as it was written', () => {
  expect(writeAtom(VIEW, 'R&D <wiki>')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
        <id>https://wiki.example.org/kb/feed.xml</id>
        <title>R&amp;D &lt;wiki&gt;: all reports</title>
        <updated>2024-03-01T01:00:00.000Z</updated>
        <generator>Precedent</generator>
        <author>
            <name>R&amp;D &lt;wiki&gt;</name>
        </author>
        <link rel="alternate" href="https://wiki.example.org/kb/incidents/"/>
        <link rel="self" href="https://wiki.example.org/kb/feed.xml"/>
        <entry>
            <title type="html"><![CDATA[INC-2024-0001: &lt;script&gt;alert(1)&lt;/script&gt; &amp; “误报” 🚨 خادم ]]&gt;]]></title>
            <id>urn:x-precedent:INC-2024-0001</id>
            <link href="https://wiki.example.org/kb/incidents/INC-2024-0001/"/>
            <updated>2024-03-01T01:00:00.000Z</updated>
            <summary type="html"><![CDATA[A &lt;b&gt;label&lt;/b&gt; that lied.]]></summary>
            <category term="R&amp;D &quot;x&quot;"/>
        </entry>
    </feed>
    "
  `);
});

test('a JSON feed is plain text, whatever stands in it, and has its tags', () => {
  const { items, ...head } = JSON.parse(writeJsonFeed(VIEW, 'R&D <wiki>')) as { items: object[] };
  expect(head).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'R&D <wiki>: all reports',
    home_page_url: 'https://wiki.example.org/kb/incidents/',
    feed_url: 'https://wiki.example.org/kb/feed.xml',
    authors: [{ name: 'R&D <wiki>' }],
  });
  expect(items).toEqual([
    {
      id: 'urn:x-precedent:INC-2024-0001',
      url: 'https://wiki.example.org/kb/incidents/INC-2024-0001/',
      title: 'INC-2024-0001: <script>alert(1)</script> & “误报” 🚨 خادم ]]>',
      content_text: 'A <b>label</b> that lied.',
      date_modified: '2024-03-01T01:00:00.000Z',
      tags: ['R&D "x"'],
    },
  ]);
});

test('an entry of a JSON feed without a summary has its title as text, which the format asks for', () => {
  const [{ summary: _none, ...entry } = { id: '', address: '', title: '', updated: '', tags: [] }] =
    VIEW.entries;
  const feed = JSON.parse(writeJsonFeed({ ...VIEW, entries: [entry] }, 'Wiki')) as { items: object[] };
  expect(feed.items).toMatchObject([{ title: entry.title, content_text: entry.title }]);
});
