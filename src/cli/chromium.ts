import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { UserError } from '../core/model/user-error.ts';
import type { Io } from './io.ts';

/** A browser that prints pages. */
export type Printer = {
  /** The page at an address as a PDF: tagged, with its headings as bookmarks, on the paper that its style asks for. */
  print: (address: string) => Promise<Uint8Array>;
  stop: () => Promise<void>;
};

/** The variable that names the program. */
const VARIABLE = 'PRECEDENT_CHROMIUM';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome.exe',
  'msedge.exe',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Starts the Chromium of this machine. Throws a UserError where there is none, or it does not start. */
export async function openPrinter({ env }: Pick<Io, 'env'>): Promise<Printer> {
  const program = findChromium(env);
  const profile = mkdtempSync(join(tmpdir(), 'precedent-chromium-'));
  const browser = spawn(program, [...ARGS, ...rootArgs(), `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  });
  const ended = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const send = await connect(await readAddress(browser, program));
    return { print: (address) => print(send, address), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const ARGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

/** Chromium refuses its sandbox to root, as in a container; what it opens is our own site. */
function rootArgs(): string[] {
  return userInfo().uid === 0 ? ['--no-sandbox'] : [];
}

function findChromium(env: Io['env']): string {
  const named = env[VARIABLE] ?? '';
  if (named !== '') {
    if (existsSync(named)) return named;
    throw new UserError(
      `The variable ${VARIABLE} names \`${named}\`, which does not exist.`,
      'Set it to the program of a Chromium, or unset it.',
    );
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(
    (path) => existsSync(path),
  );
  if (found !== undefined) return found;
  throw new UserError(
    'There is no Chromium on this machine to print with.',
    `Install Chromium, Chrome or Edge, or name its program in the variable ${VARIABLE}.`,
    1,
  );
}

/** How long a browser may take to start, and a page to load, in milliseconds. */
const PATIENCE = 60_000;

/** Where the browser takes commands: a line of what it says when it starts. */
async function readAddress(browser: ChildProcess, program: string): Promise<string> {
  const { stderr } = browser;
  const lines: string[] = [];
  const found = new Promise<string | undefined>((resolve) => {
    browser.once('error', () => resolve(undefined));
    if (stderr === null) return;
    createInterface(stderr)
      .on('line', (line) => {
        lines.push(line);
        const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      })
      .on('close', () => resolve(undefined));
  });
  const address = await Promise.race([found, wait(PATIENCE)]);
  if (address !== undefined) return address;
  const said = lines.filter((line) => line.trim() !== '').at(-1);
  throw new UserError(
    `\`${program}\` did not start as a browser.`,
    said === undefined ? 'Start it by hand to see why.' : `It said \`${said.trim()}\`.`,
    1,
  );
}

function wait(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref());
}

/** Sends a command of the DevTools protocol, to a page where its session is given. */
type Send = (method: string, params?: object, session?: string) => Promise<Record<string, unknown>>;

type Message = { id?: number; result?: Record<string, unknown>; error?: { message: string } };

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  const waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  socket.addEventListener('message', ({ data }) => {
    const { id = 0, result = {}, error } = JSON.parse(String(data)) as Message;
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(`${error.message} (Chromium)`));
  });
  socket.addEventListener('close', () => fail(new Error('Chromium has ended.')));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('Chromium takes no commands.')), { once: true });
  });
  let last = 0;
  return (method, params = {}, session?) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(
        JSON.stringify({
          id: last,
          method,
          params,
          ...(session === undefined ? {} : { sessionId: session }),
        }),
      );
    });
}

/** Waits for the page with its pictures and scripts, also those that come when somebody scrolls to them. */
const LOADED = `new Promise((resolve) => {
  for (const image of document.images) image.loading = 'eager';
  const settled = () => Promise.allSettled([...document.images].map((image) => image.decode())).then(() => resolve(true));
  if (document.readyState === 'complete') settled(); else addEventListener('load', settled);
})`;

async function print(send: Send, address: string): Promise<Uint8Array> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  const { errorText } = await send('Page.navigate', { url: address }, session);
  if (typeof errorText === 'string') throw new Error(`${address}: ${errorText}`);
  await send('Runtime.evaluate', { expression: LOADED, awaitPromise: true }, session);
  const { data } = await send(
    'Page.printToPDF',
    // Without the tags the bookmarks are dropped, and the language is missing.
    { preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true },
    session,
  );
  await send('Target.closeTarget', { targetId });
  return Buffer.from(String(data), 'base64');
}
