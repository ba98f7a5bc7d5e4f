import { expect, it, onTestFinished } from 'vitest';
import { report } from './report.ts';
import { openWorkplace } from './run-in.ts';

const WORDS = 'Session token stolen through a phishing page, proxies hosted nearby, password reset late';

it.each([
  ['counts the words that two texts share, and no bare number', `2023 443 8080 2023 443 8080 ${WORDS}`, true],
  ['finds no likeness in numbers alone', 'Batch 15 2023 443 8080', false],
])('%s', async (_, alert, isFound) => {
  const place = openWorkplace({
    'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', {
      title: `2023 443 8080 ${WORDS}`,
      body: `${WORDS}: 15 2023 443 8080 ４４３.`,
    }),
    ...Object.fromEntries(
      [2, 3, 4, 5, 6, 7].map((n) => [
        `incidents/2024/INC-2024-000${n}.mdx`,
        report(`INC-2024-000${n}`, { body: `Disk ${n} was full.` }),
      ]),
    ),
    'alert.txt': alert,
  });
  onTestFinished(() => place.remove());
  const { stdout } = await place.run(['recall', 'alert.txt', '--format', 'json']);
  const { precedents } = JSON.parse(stdout) as { precedents: unknown[] };
  expect(precedents.length > 0).toBe(isFound);
  const told = (await place.run(['recall', 'alert.txt'])).stdout;
  expect(/similar words: .*/.exec(told)?.[0] ?? '').not.toMatch(/\p{Nd}{2}/u);
  expect(told.includes('similar words: ')).toBe(isFound);
});
