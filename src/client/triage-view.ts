import type { Paths } from '../core/model/paths.ts';
import type { DatesPicture, PictureSide, SidesPicture } from '../core/evidence/pictures.ts';
import type { AlertPicture } from '../core/recall/pictures.ts';
import type { CheckView, PrecedentView, RateView, TriageView } from '../core/recall/view.ts';
import { create, mark } from './dom.ts';

/** The part of the page with a name. */
export type FindPart = (name: string) => HTMLElement;

/** Writes an answer into the parts of the page. Everything in it is text, whoever wrote it. */
export function showAnswer(part: FindPart, view: TriageView, paths: Paths): void {
  const { headline, against, pictures, checks, precedents, rates, unknown, released } = view;
  const link = createLinker(view, paths);
  showHeadline(part, view, link);
  fillList(
    part('against'),
    against.map(({ text, isCertain }) => {
      const item = create('li', {}, ...link(text));
      item.dataset['certainty'] = isCertain ? 'certain' : 'possible';
      return item;
    }),
  );
  part('against-box').hidden = against.length === 0;
  showDecisive(part('decisive'), precedents, paths);
  part('answer').dataset['state'] = headline.state;
  fillList(part('pictures'), pictures.map(drawPicture));
  fillList(
    part('checks'),
    checks.map((check) => writeCheck(check, link)),
  );
  part('checks-box').hidden = checks.length === 0;
  fillList(
    part('precedents'),
    precedents.map((one) => writePrecedent(one, paths)),
  );
  part('precedents-box').hidden = precedents.length === 0;
  part('released').textContent = released ?? '';
  part('rates').replaceChildren(...rates.map((rate) => writeRate(rate, paths)));
  part('rates-box').hidden = rates.length === 0;
  fillList(
    part('unknown'),
    unknown.map((text) => create('li', {}, ...link(text))),
  );
  part('unknown-none').hidden = unknown.length > 0;
  part('as-new').hidden = !view.isNothing;
}

/** What decided the strongest precedent stands beside the headline: it is what the reader came for. */
function showDecisive(place: HTMLElement, [first]: readonly PrecedentView[], paths: Paths): void {
  const { id, lang, deciding, match, verdict, verdictWord } = first ?? {};
  place.hidden = id === undefined || deciding === undefined || match === 'weak';
  if (id === undefined || deciding === undefined) return;
  place.replaceChildren(
    create('a', { className: 'id', href: paths.incident(id, deciding.anchor) }, `${id}#${deciding.anchor}`),
    ' ',
    create('span', { lang: lang ?? '' }, deciding.title),
    ' ',
    mark('verdict', verdict ?? 'undetermined', verdictWord),
  );
}

/** The headline alone, which may change when texts with similar words have been searched. */
export function showHeadline(part: FindPart, { headline }: TriageView, link: Link): void {
  const isAgainst = headline.state === 'contradicted' || headline.state === 'doubted';
  const shape = mark('verdict', isAgainst ? 'false_positive' : 'undetermined', headline.title);
  if (headline.state !== 'contradicted') delete shape.dataset['verdict'];
  part('headline').replaceChildren(headline.state === 'none' ? headline.title : shape);
  part('why').replaceChildren(...link(headline.why));
}

/** Reports that are only alike in their words, below everything else, so that nothing moves when they come. */
export function showSimilar(part: FindPart, precedents: readonly PrecedentView[], paths: Paths): void {
  fillList(
    part('similar'),
    precedents.map((one) => writePrecedent(one, paths)),
  );
}

type Link = (text: string) => (Node | string)[];

/** Turns the ids of reports and of their parts into links, of those alone that the answer is about; dates stay on one line. */
export function createLinker({ precedents }: TriageView, paths: Paths): Link {
  const known = new Set(precedents.map(({ id }) => id));
  return (text) =>
    text.split(SPECIAL).map((word) => {
      const [id = '', anchor] = word.split('#');
      if (known.has(id)) return create('a', { className: 'id', href: paths.incident(id, anchor) }, word);
      return DATE.test(word) ? create('time', {}, word) : word;
    });
}

const SPECIAL = /([A-Z][\w-]*-\d{4}-\d+(?:#[A-Z]\d+)?|\b\d{4}-\d{2}-\d{2}\b)/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function fillList(list: HTMLElement, items: readonly HTMLElement[]): void {
  list.replaceChildren(...items);
}

function writeCheck({ time, what, lang, why }: CheckView, link: Link): HTMLElement {
  const text = create('span', { className: 'what' }, ...link(what));
  if (lang !== undefined) text.lang = lang;
  const reason = why === undefined ? [] : [create('span', { className: 'sub' }, ...link(why))];
  return create(
    'li',
    {},
    create('span', { className: 'time' }, time ?? '–'),
    create('span', {}, text, ...reason),
  );
}

function writePrecedent(view: PrecedentView, paths: Paths): HTMLElement {
  const {
    id,
    title,
    lang,
    titleLang,
    reasons,
    match,
    matchWord,
    verdict,
    verdictWord,
    state,
    tlp,
    deciding,
    facts,
  } = view;
  const item = create('li', {});
  item.dataset['match'] = match;
  const why = create('p', { className: 'reason' });
  why.append(
    create('b', {}, matchWord),
    ...reasons.map((reason) => create('span', { className: 'of' }, reason)),
  );
  const report = create('div', { className: 'report' });
  report.append(
    create('a', { className: 'title', href: paths.incident(id), lang: titleLang ?? lang }, title),
    ...(deciding === undefined ? [] : [writeDeciding(id, deciding, lang, paths)]),
    create('p', { className: 'sub' }, [...(deciding === undefined ? [id] : []), ...facts, tlp].join(' · ')),
  );
  const ended = create('p', { className: 'ended' }, mark('verdict', verdict, verdictWord));
  if (state !== undefined) ended.append(create('span', { className: 'state' }, state));
  item.append(why, report, ended);
  return item;
}

function writeDeciding(
  id: string,
  { anchor, title, said }: NonNullable<PrecedentView['deciding']>,
  lang: string,
  paths: Paths,
): HTMLElement {
  const cited = create(
    'a',
    { className: 'id', href: paths.incident(id, anchor), lang: '' },
    `${id}#${anchor}`,
  );
  const quoted = create('q', { className: 'sub' }, said ?? '');
  return create(
    'p',
    { className: 'deciding', lang },
    cited,
    ' ',
    title,
    ...(said === undefined ? [] : [quoted]),
  );
}

function writeRate({ about, page, wrong, others, percent, range }: RateView, paths: Paths): HTMLElement {
  const name = create('th', { scope: 'row' }, ...linkRate(about, page, paths));
  if (others !== '') name.append(create('span', { className: 'sub' }, others));
  const scale = create('td', { className: 'scale' });
  if (percent !== undefined) scale.append(drawInterval(percent));
  return create(
    'tr',
    {},
    name,
    create('td', { className: 'number' }, wrong),
    scale,
    create('td', { className: percent === undefined ? 'number few' : 'number' }, range),
  );
}

function linkRate(about: string, page: RateView['page'], paths: Paths): (Node | string)[] {
  if (page === undefined) return [about];
  const { kind, id, from, to } = page;
  const link = create('a', { href: paths[kind](id) }, about.slice(from, to));
  return [about.slice(0, from), link, about.slice(to)];
}

const SVG = 'http://www.w3.org/2000/svg';

/** The interval as a bar from 0 to 100 %, with a tick for the share. The row says the same in numbers. */
function drawInterval({ share, low, high }: NonNullable<RateView['percent']>): SVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 100 10');
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  const bars: [name: string, x: number, y: number, width: number, height: number][] = [
    ['track', 0, 4.5, 100, 1],
    ['spread', low, 3, high - low, 4],
    ['tick', Math.min(share, 98.5), 0, 1.5, 10],
  ];
  for (const [name, x, y, width, height] of bars) {
    const bar = document.createElementNS(SVG, 'rect');
    bar.setAttribute('class', name);
    for (const [key, value] of Object.entries({ x, y, width, height })) bar.setAttribute(key, String(value));
    picture.append(bar);
  }
  return picture;
}

function drawPicture(picture: AlertPicture): HTMLElement {
  const { title, outcome, said } = picture;
  const isAgainst = outcome === 'contradicts' || outcome === 'possible';
  const word = isAgainst
    ? mark('verdict', 'false_positive', picture.mark)
    : create('span', { className: 'mark' }, picture.mark);
  const figure = create(
    'figure',
    { className: 'comparison' },
    create('figcaption', {}, create('span', {}, title), word),
  );
  figure.dataset['outcome'] = outcome;
  if (isAgainst) figure.dataset['tone'] = 'false_positive';
  if (picture.kind === 'words') {
    figure.append(create('p', { className: 'sub' }, said));
    return figure;
  }
  const drawn = picture.kind === 'dates' ? drawDates(picture) : drawSides(picture);
  drawn.role = 'img';
  drawn.ariaLabel = said;
  figure.append(drawn);
  return figure;
}

/** Points on a line of time, which is not to scale; a gap lies behind the first one. */
function drawDates({ place, points, gap }: DatesPicture): HTMLElement {
  const line = create('div', { className: 'dates' });
  line.dataset['place'] = place;
  const parts = place === 'within' ? [points] : [points.slice(0, 1), points.slice(1)];
  const bars = place === 'after' ? ['ours', 'them'] : ['them', 'ours'];
  for (const [at, part] of parts.entries()) {
    const bar = create('i', { className: parts.length === 1 ? 'ours' : (bars[at] ?? 'ours') });
    line.append(create('span', { className: 'points' }, ...part.map(drawPoint), bar));
    if (at === 0 && parts.length > 1) line.append(create('span', { className: 'gap' }, gap ?? '?'));
  }
  return line;
}

function drawPoint({ label, date }: { label: string; date?: string }): HTMLElement {
  const point = create('span', {}, create('span', { className: 'label' }, label));
  if (date !== undefined) point.append(create('time', {}, date));
  return point;
}

function drawSides({ left, sign, right }: SidesPicture): HTMLElement {
  const side = ({ value, label }: PictureSide): HTMLElement =>
    create('span', {}, create('b', {}, value), create('span', {}, label));
  return create(
    'div',
    { className: 'sides' },
    side(left),
    create('span', { className: 'sign' }, sign),
    side(right),
  );
}
