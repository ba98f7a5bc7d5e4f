import process from 'node:process';

/**
 * Loaded ahead of everything else by the processes of a step of `npm run torture`, of any Node: their clocks are this many
 * milliseconds ahead. Files and commits keep the times of the machine.
 */
const ahead = Number(process.env['PRECEDENT_CLOCK_AHEAD'] ?? 0);
const real = Date;
const now = () => real.now() + ahead;

globalThis.Date = new Proxy(real, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new real(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
