/** What every page carries: production, scene, draft, date, aspect and page number above, the crew below. */
import type { BoardProject, BoardShot } from '../board-model.ts';
import { lineItem, type Box, type PageItem } from './page-items.ts';
import type { PageFrame } from './page-geometry.ts';
import { fitLines, setLines, type Align } from './text-flow.ts';
import { INK, TYPE, WEIGHT, withSize, type TextMeasure, type TextStyle } from './typography.ts';

const sizes = (base: TextStyle): TextStyle[] => [base, withSize(base, 8, 9.75), withSize(base, 6.5, 8)];

export function pageHeader(
  project: BoardProject,
  shots: readonly BoardShot[],
  page: { readonly number: number; readonly of: number },
  { header }: PageFrame,
  measure: TextMeasure,
): PageItem[] {
  const third = (header.width - 2 * 16) / 3;
  const zone = (i: number): Box => ({
    x: header.x + i * (third + 16),
    y: header.y,
    width: third,
    height: header.height - 6,
  });
  const put = (box: Box, text: string, style: TextStyle, align: Align): PageItem[] => {
    const fitted = fitLines(text, sizes(style), box.width, box.height, measure);
    return setLines(fitted, box, align, measure);
  };
  /** Two lines where the upper one stays on one line, else the upper one takes the room. */
  const stacked = (box: Box, upper: string, lower: string, align: Align): PageItem[] => {
    const half: Box = { ...box, height: 12 };
    return [
      ...put(half, upper, TYPE.header, align),
      ...put(
        { ...box, y: box.y + 12, height: box.height - 12 },
        lower,
        { ...TYPE.header, face: 'regular', size: 8, color: INK.grey },
        align,
      ),
    ];
  };
  const draftAndDate = [project.draft === '' ? '' : `Draft ${project.draft}`, project.date]
    .filter((part) => part !== '')
    .join('  ·  ');
  return [
    ...stacked(zone(0), project.name, draftAndDate, 'left'),
    ...stacked(zone(1), ...scenesOf(shots), 'center'),
    ...stacked(zone(2), `Page ${page.number}/${page.of}`, aspectsOf(shots), 'right'),
    lineItem([header.x, header.y + header.height], [header.x + header.width, header.y + header.height], {
      stroke: INK.black,
      weight: WEIGHT.thin,
    }),
  ];
}

/** Number and name of the page's scene with its slug line, or the numbers of its scenes. */
function scenesOf(shots: readonly BoardShot[]): [string, string] {
  const scenes = [...new Map(shots.map(({ scene }) => [scene.id, scene])).values()];
  const label = (i: number): string => scenes[i]!.sceneNumber || scenes[i]!.name;
  if (scenes.length === 0) return ['', ''];
  if (scenes.length > 1) return [`Scenes ${scenes.map((_, i) => label(i)).join(', ')}`, ''];
  const { sceneNumber, name, slug } = scenes[0]!;
  return [sceneNumber === '' ? `Scene ${name}` : `Scene ${sceneNumber}  ${name}`, slug];
}

const aspectsOf = (shots: readonly BoardShot[]): string => {
  const labels = [...new Set(shots.map(({ picture }) => picture.deliveryLabel))];
  return labels.length === 0 ? '' : `Aspect ${labels.join(', ')}`;
};

export function pageFooter(project: BoardProject, { footer }: PageFrame, measure: TextMeasure): PageItem[] {
  const credits = [
    [project.company, ''],
    [project.director, 'Director '],
    [project.cinematographer, 'Cinematographer '],
    [project.productionDesigner, 'Production designer '],
  ]
    .filter(([name]) => name !== '')
    .map(([name, role]) => `${role}${name}`)
    .join('   ·   ');
  return credits === ''
    ? []
    : setLines(
        fitLines(credits, [TYPE.fine, withSize(TYPE.fine, 5.5, 6.75)], footer.width, footer.height, measure),
        footer,
      );
}
