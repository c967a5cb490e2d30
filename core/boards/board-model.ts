/**
 * What a shot board says, before anyone decides how a page looks: numbers in named units, derived from the document
 * once, so that the printed page, the JSON file and the shot list cannot disagree.
 *
 * Distances that a crew reads off a lens or a tape (focus, depth of field) count from the film plane [1].
 *
 * [1] ASC, American Cinematographer Manual, 11th ed., "Depth of field".
 */
import type { MoveArrow } from './move-arrows.ts';
import type { Rect } from '../optics/framing.ts';
import type { PlanDrawing } from './plan/plan-drawing.ts';

export interface BoardModel {
  readonly project: BoardProject;
  readonly shots: readonly BoardShot[];
}

export interface BoardProject {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly director: string;
  readonly cinematographer: string;
  readonly productionDesigner: string;
  readonly draft: string;
  /** ISO 8601 calendar date: "2026-03-01". */
  readonly date: string;
}

export interface BoardScene {
  readonly id: string;
  readonly name: string;
  readonly sceneNumber: string;
  readonly slug: string;
}

export interface BoardShot {
  readonly id: string;
  readonly shotNumber: string;
  readonly name: string;
  readonly slug: string;
  readonly scene: BoardScene;
  readonly size: string;
  readonly angle: string;
  readonly move: string;
  /** What the camera does, from its keys: drawn on the frame. */
  readonly moveArrows: readonly MoveArrow[];
  readonly equipment: string;
  readonly action: string;
  readonly dialogue: string;
  readonly notes: string;
  readonly timing: ShotTiming;
  readonly picture: BoardPicture;
  readonly camera: BoardCamera;
  readonly lights: readonly BoardLight[];
  /** The environment that lights the scene, in words; empty where there is none. */
  readonly environment: string;
  readonly subjects: readonly BoardSubject[];
  readonly plan: PlanDrawing;
}

export interface ShotTiming {
  readonly startFrame: number;
  readonly endFrame: number;
  readonly boardFrame: number;
  /** Frames, both ends included. */
  readonly frameCount: number;
  /** Project frame rate that the frame numbers count in. */
  readonly projectFps: number;
  readonly durationS: number;
}

export interface BoardPicture {
  /** What the frame image holds: all that the camera records, or the delivery extraction alone. */
  readonly framing: 'recorded' | 'delivery';
  /** Width ÷ height of the desqueezed picture that the frame image holds. */
  readonly aspectRatio: number;
  /** The delivery that the shot is composed for. */
  readonly deliveryRatio: number;
  /** As printed: "2.39:1". */
  readonly deliveryLabel: string;
  /** The delivery first, then the project's others. Rectangles are fractions of the frame image, y down. */
  readonly framelines: readonly BoardFrameline[];
}

export interface BoardFrameline {
  readonly label: string;
  readonly ratio: number;
  readonly rect: Rect;
}

export interface BoardCamera {
  readonly id: string;
  readonly name: string;
  /** "ARRI ALEXA 35"; null for a sensor that is not in the library. */
  readonly body: string | null;
  readonly recordingMode: string | null;
  readonly sensorWidthMm: number;
  readonly sensorHeightMm: number;
  readonly squeeze: number;
  /** Maker and set; null for the generic lens. */
  readonly lensSet: string | null;
  /** The zoom's own name where the lens is one. */
  readonly zoom: string | null;
  readonly focalLengthMm: number;
  readonly tStop: number;
  /** Geometric f-number behind the T-stop: what depth of field is reckoned with. */
  readonly fStop: number;
  /** From the film plane; Infinity at infinity. */
  readonly focusDistanceM: number;
  /** Null where a thin lens of this focal length cannot focus so near. */
  readonly depthOfField: BoardDepthOfField | null;
  readonly shutterAngleDeg: number;
  readonly shutterTimeS: number;
  readonly fps: number;
  readonly exposureIndex: number;
  readonly whiteBalanceK: number;
  /** Duv × 1000, positive greener. */
  readonly tint: number;
  readonly ndStops: number;
  readonly filters: readonly { readonly name: string; readonly stops: number }[];
  /** Full angles of the recorded picture. */
  readonly horizontalFieldDeg: number;
  readonly verticalFieldDeg: number;
  /** World position of the lens. */
  readonly positionM: readonly [number, number, number];
  /** Of the lens above the floor under it. */
  readonly heightM: number;
  /** Above the horizon is positive. */
  readonly tiltDeg: number;
  /** Clockwise is positive, seen from behind the camera. */
  readonly rollDeg: number;
  readonly support: string;
  readonly notes: string;
}

export interface BoardDepthOfField {
  /** From the film plane. */
  readonly nearM: number;
  /** Infinity when everything behind `nearM` is sharp. */
  readonly farM: number;
  readonly hyperfocalM: number;
  /** Largest blur on film that counts as sharp. */
  readonly circleOfConfusionMm: number;
}

export interface BoardLight {
  readonly id: string;
  /** Key on the plan: 1, 2, 3 … in the order of the list. */
  readonly key: number;
  readonly name: string;
  /** Make and model, or the kind of emitter: "spot", "rectangle 1.2 × 1.2 m". */
  readonly fixture: string;
  /** "800 lx at 3 m", "12 000 cd". Before gels and dimmer. */
  readonly output: string;
  /** "5600 K", "LED 3200 K", "HMI". */
  readonly color: string;
  readonly gels: readonly string[];
  /** 0…1 at the board frame. */
  readonly dimmer: number;
  readonly enabled: boolean;
  readonly positionM: readonly [number, number, number];
}

export interface BoardSubject {
  readonly id: string;
  readonly name: string;
  readonly positionM: readonly [number, number, number];
  /** Level and rising together: from the lens. */
  readonly distanceM: number;
}
