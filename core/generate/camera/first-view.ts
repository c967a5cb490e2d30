/**
 * The first camera of a place that stands: where it is, unless another place shows clearly more of what was asked for. Others are looked
 * for about what matters, from the front first, as far away as it takes to have all of it in the picture.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedCamera, ComposedThing, Setting } from '../composition/scene-composition.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { SENSOR_WIDTH_MM } from '../grammar/layout/view.ts';
import { rateView, subjectsOf, type Subject } from './rate-view.ts';
import { screensOf } from './screens.ts';

export interface ViewedPlace {
  readonly setting: Setting;
  readonly things: readonly ComposedThing[];
  readonly isAskedFor: (thing: ComposedThing) => boolean;
  /** Where a camera may stand, metres. */
  readonly standing: { readonly x0: number; readonly x1: number; readonly z0: number; readonly z1: number };
  /** Of the relations in the words, how many hold from a camera. */
  readonly relationsHeld: (camera: ComposedCamera) => number;
}

/** The camera that was found is kept unless another is better by this. */
const LOYALTY = { share: 0.12, least: 0.06 };
/** Off the front, for each degree. */
const TURN_COST = 0.0012;
const RELATION_COST = 0.6;
const TURNS_DEG = [0, -18, 18, -36, 36, -58, 58] as const;
const WIDE_MM = [24, 32, 45] as const;
const CLOSE_MM = [40, 55, 75] as const;
/** Times the distance from which all that matters fills the picture. */
const REACHES = [0.85, 1.15, 1.6] as const;
/** Of half the picture that the subjects take up. */
const FILL = 0.62;
const EYE_M = { wide: [1.55, 1.2], close: [0.12, 0.4] } as const;
/** Of the way, how far up or down a camera looks at most: outdoors the horizon stays in the picture. */
const STEEPEST = { room: 0.4, open: 0.05, close: 0.6 };

interface Extent {
  readonly middleM: Vec3;
  readonly radiusM: number;
}

/** Where what matters is, what was asked for before all. */
function extentOf(subjects: readonly Subject[]): Extent | null {
  const asked = subjects.filter(({ isAsked, weight }) => isAsked && weight >= 1);
  const counted = asked.length > 0 ? asked : subjects.filter(({ weight }) => weight >= 0.3);
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return null;
  const mean = (of: (subject: Subject) => number): number =>
    counted.reduce((sum, subject) => sum + subject.weight * of(subject), 0) / total;
  const middleM: Vec3 = [
    mean(({ box }) => box.x),
    mean(({ box }) => (box.y0 + box.y1) / 2),
    mean(({ box }) => box.z),
  ];
  const radiusM = Math.sqrt(
    mean(
      ({ box }) => (box.x - middleM[0]) ** 2 + (box.z - middleM[2]) ** 2 + box.halfX ** 2 + box.halfZ ** 2,
    ),
  );
  return { middleM, radiusM };
}

function candidates(
  found: ComposedCamera,
  { setting, standing }: ViewedPlace,
  extent: Extent,
): readonly ComposedCamera[] {
  const isClose = setting === 'tabletop';
  const { middleM } = extent;
  const radiusM = Math.max(isClose ? 0.2 : 1.2, extent.radiusM);
  const made: ComposedCamera[] = [];
  const add = (positionM: Vec3, focalLengthMm: number): void => {
    const [x, y, z] = positionM;
    if (x < standing.x0 || x > standing.x1 || z < standing.z0 || z > standing.z1) return;
    const away = Math.hypot(middleM[0] - x, middleM[2] - z);
    if (away < 0.3) return;
    const most = away * (isClose ? STEEPEST.close : INDOORS.has(setting) ? STEEPEST.room : STEEPEST.open);
    const drop = Math.max(-most, Math.min(most, middleM[1] - y));
    made.push({ positionM, targetM: [middleM[0], y + drop, middleM[2]], focalLengthMm });
  };
  for (const focalLengthMm of isClose ? CLOSE_MM : WIDE_MM) {
    add(found.positionM, focalLengthMm);
    const reach = radiusM / (FILL * (SENSOR_WIDTH_MM / 2 / focalLengthMm));
    for (const times of REACHES)
      for (const turnDeg of TURNS_DEG) {
        const turn = (turnDeg * Math.PI) / 180;
        const [x, z] = [
          middleM[0] + times * reach * Math.sin(turn),
          middleM[2] + times * reach * Math.cos(turn),
        ];
        for (const height of isClose ? EYE_M.close : EYE_M.wide)
          add([x, isClose ? middleM[1] + height * times * reach : height, z], focalLengthMm);
      }
  }
  // corners and sides of a room
  if (!isClose)
    for (const u of [0.06, 0.5, 0.94])
      for (const v of [0.5, 0.94])
        for (const focalLengthMm of WIDE_MM.slice(0, 2))
          add(
            [
              standing.x0 + u * (standing.x1 - standing.x0),
              EYE_M.wide[0],
              standing.z0 + v * (standing.z1 - standing.z0),
            ],
            focalLengthMm,
          );
  return made;
}

export function firstView(found: ComposedCamera, place: ViewedPlace): ComposedCamera {
  const subjects = subjectsOf(place.setting, place.things, place.isAskedFor);
  const extent = extentOf(subjects);
  if (extent === null) return found;
  const screens = screensOf(place.things, found);
  const held = place.relationsHeld(found);
  const own = rateView(found, subjects, screens);
  let best = found;
  let most = own + Math.max(LOYALTY.least, LOYALTY.share * own);
  for (const camera of candidates(found, place, extent)) {
    const [dx, dz] = [camera.positionM[0] - camera.targetM[0], camera.positionM[2] - camera.targetM[2]];
    const turnDeg = Math.abs((Math.atan2(dx, dz) * 180) / Math.PI);
    const rated = rateView(camera, subjects, screens) - TURN_COST * turnDeg;
    if (rated <= most) continue;
    const lost = Math.max(0, held - place.relationsHeld(camera));
    if (rated - RELATION_COST * lost <= most) continue;
    best = camera;
    most = rated - RELATION_COST * lost;
  }
  return best;
}
