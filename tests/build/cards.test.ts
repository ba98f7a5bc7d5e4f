import sharp from 'sharp';
import { expect, it } from 'vitest';
import { drawCard } from '../../src/build/cards.ts';
import type { Card } from '../../src/core/exports/card.ts';

const CARD: Card = {
  site: 'Precedent',
  id: 'INC-2023-0001',
  title: '测试环境堡垒机 IP 被三家情报判为 CobaltStrike 远控，查实为 IP 易主后的误报',
  facts: ['False positive', 'High', '19 Sep 2023', 'TLP:CLEAR'],
  verdict: 'false_positive',
};

it('a card is a picture of the size that chats show, with the same bytes for the same words', async () => {
  const [one, two] = [await drawCard(CARD), await drawCard(CARD)];
  const { width, height, format } = await sharp(one).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
  expect(Buffer.compare(one, two)).toBe(0);
});

it.each(['', '<b>&"\'</b> {x} 🚨 \u202Eabc', '长'.repeat(200), 'עברית'])(
  'a card of the title %j can be drawn',
  async (title) => {
    const drawn = await drawCard({ ...CARD, title });
    expect(drawn.length).toBeGreaterThan(1000);
    expect(Buffer.compare(drawn, await drawCard(CARD))).not.toBe(0);
  },
);

const draw = async (title: string): Promise<Buffer> => Buffer.from(await drawCard({ ...CARD, title }));

it.each([
  ['Ⅳ 🚨 Outage 👩‍💻 in 🇨🇳 1️⃣ at Erdoğan', 'IV Outage in 1 at Erdogan'],
  ['\u{10FFFD}\u{E000} أمن', CARD.id],
])('what no font draws of %j is left out, as in %j', async (title, same) => {
  expect(Buffer.compare(await draw(title), await draw(same))).toBe(0);
});

it('signs of many scripts are drawn, in the same way whatever was drawn before', async () => {
  const signs = '→①≥№●√★™×∞臺龜髮ひカЖ靐';
  const drawn = await draw(signs);
  for (const left of '→Ж靐') expect(Buffer.compare(drawn, await draw(signs.replace(left, '')))).not.toBe(0);
  expect(Buffer.compare(drawn, await draw(signs))).toBe(0);
});
