import { expect, test } from 'vitest';
import type { FeedView } from '../../src/core/exports/feeds.ts';
import { writeAtom } from '../../src/site/files.ts';

const VIEW: FeedView = {
  title: 'R&D <wiki>: all reports',
  self: 'https://wiki.example.org/kb/feed.xml',
  page: 'https://wiki.example.org/kb/incidents/',
  updated: '2024-03-01T01:00:00.000Z',
  entries: [
    {
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
            <id>https://wiki.example.org/kb/incidents/INC-2024-0001/</id>
            <link href="https://wiki.example.org/kb/incidents/INC-2024-0001/"/>
            <updated>2024-03-01T01:00:00.000Z</updated>
            <summary type="html"><![CDATA[A &lt;b&gt;label&lt;/b&gt; that lied.]]></summary>
            <category term="R&amp;D &quot;x&quot;"/>
        </entry>
    </feed>
    "
  `);
});
