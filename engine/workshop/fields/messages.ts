/** What the threads that shape fields are told, and what they answer. */
import type { FieldNode } from '../../../core/document/index.ts';
import type { FieldLevel } from '../../../core/protocol/index.ts';
import type { RenderMesh } from '../../../core/scene/render-scene.ts';

export interface FieldOrder {
  readonly field: FieldNode;
  /** Edge of a cell of the final level, metres. */
  readonly cellSizeM: number;
  readonly level: FieldLevel;
}

export interface ShapedField {
  /** The surface as the renderer has it; at the first level a coarser one. */
  readonly mesh: RenderMesh;
  /** With fewer triangles where it is nearly flat, for the stage. */
  readonly thin: RenderMesh;
  /** There is no finer one. */
  readonly isFinal: boolean;
}

export interface ToFieldWorker extends FieldOrder {
  readonly id: number;
  /** One int; other than zero: stop. */
  readonly stop: SharedArrayBuffer;
}

export type FromFieldWorker =
  | { readonly id: number; readonly shaped: ShapedField }
  | { readonly id: number; readonly error: string; readonly isStopped: boolean };
