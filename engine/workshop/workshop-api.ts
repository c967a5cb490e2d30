/**
 * The seam between the desk's host and the workshop, the child process that does all heavy work: tracing, decoding,
 * importing, boards, thumbnails. Everything that crosses it is plain data.
 */
import type { AnyRecord, Command, FieldNode } from '../../core/document/index.ts';
import type {
  BoardOptions,
  ExportFormat,
  FieldLevel,
  IncidentReading,
  ParamsOf,
  RenderFrameHeader,
  RenderSpec,
  RenderStatus,
} from '../../core/protocol/index.ts';

/** An open project, as the host has it. */
export interface WorkshopProject {
  readonly directory: string;
  /** Hash → name of the file in `assets/`. */
  readonly assets: readonly (readonly [hash: string, fileName: string])[];
  readonly records: readonly AnyRecord[];
}

export type ProxyRequest =
  | { readonly type: 'model' | 'mesh' | 'panorama'; readonly hash: string }
  | { readonly type: 'image'; readonly hash: string; readonly maxPx: number }
  | {
      readonly type: 'field';
      readonly field: FieldNode;
      readonly cellSizeM: number;
      readonly level: FieldLevel;
    };

export interface ProxyAnswer {
  /** A binary frame of the protocol, or an encoded image. */
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

export interface RenderViewListener {
  /** `pixels`: RGBA halfs. Encode with encodeBinaryFrame. */
  frame(header: RenderFrameHeader, pixels: Uint8Array): void;
  status(status: RenderStatus): void;
}

export type JobRequest =
  | {
      readonly kind: 'import';
      /** One model with the files beside it, or one of anything else: they lie together in one folder. */
      readonly files: readonly { readonly name: string; readonly path: string }[];
      readonly sceneId: string | null;
      /** Where it stands, metres; null: the origin of the stage, or what suits it. */
      readonly atM: readonly [number, number, number] | null;
      /** Of a zip archive: what of it is imported. */
      readonly entry?: string;
      /** The light or the environment that it is given to, in place of a new record. */
      readonly ontoId?: string;
    }
  | {
      readonly kind: 'board';
      readonly shotIds: readonly string[] | null;
      readonly options: BoardOptions;
      /** Made when missing; the job's own. */
      readonly outDirectory: string;
    }
  | {
      readonly kind: 'export';
      readonly format: ExportFormat;
      readonly sceneId: string | null;
      readonly outDirectory: string;
    }
  | {
      readonly kind: 'keepTake';
      /** Key of a view that runs. */
      readonly viewKey: string;
      readonly shotId: string;
      readonly name: string;
    }
  | ({ readonly kind: 'renderShot' } & ParamsOf<'render.shot'>)
  /** Writes the demo project. */
  | { readonly kind: 'demo'; readonly directory: string };

export interface JobProgress {
  /** 0…1; null while unknown. */
  readonly fraction: number | null;
  readonly label: string;
}

/** What a job leaves to the host: assets first, then the command, as one undo step. */
export interface JobResult {
  /** Bytes to keep with Project.importAsset before the command is applied. */
  readonly assets: readonly { readonly bytes: Uint8Array; readonly extension: string }[];
  readonly command: Command | null;
  /** Records that the command adds. */
  readonly recordIds: readonly string[];
  /** Files it made, in `directory`. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly directory: string | null;
  readonly warnings: readonly string[];
}

export interface JobHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: JobProgress) => void;
}

export interface IncidentRequest extends Omit<ParamsOf<'meter.incident'>, 'pointM' | 'normal'> {
  readonly pointM: readonly [number, number, number];
  readonly normal: readonly [number, number, number];
}

export interface ThumbnailFile {
  readonly png: Uint8Array;
  /** Changes with the picture. */
  readonly version: string;
}

export interface WorkshopOptions {
  /** Folder for what can be made again at any time: proxies and thumbnails. Made when missing. */
  readonly cacheDirectory: string;
  /** Default: the best there is. */
  readonly device?: 'wasm' | 'webgpu' | 'auto';
  readonly threads?: number;
  readonly onThumbnail?: (shotId: string, version: string) => void;
  /** Background work that people see: thumbnails being rendered. Null: none now. */
  readonly onBackground?: (progress: JobProgress | null) => void;
  /** The child ended unexpectedly and another took its place. */
  readonly onRestart?: (reason: string) => void;
}

/**
 * The parent's side. Calls fail with an Error of one clear line; a cancelled one with CancelledError. When the child crashes
 * another is started, views start again, and the calls under way fail.
 */
export interface Workshop {
  /** Device label, once it is open. */
  device(): Promise<string>;
  /** Another project, or none. Views end. */
  setProject(project: WorkshopProject | null): void;
  /** Before a command that uses it. */
  assetAdded(hash: string, fileName: string): void;
  /** Every change of the document, in order. */
  documentChanged(command: Command): void;
  proxy(request: ProxyRequest, signal?: AbortSignal): Promise<ProxyAnswer>;
  /** Starts or changes the view under `key`, which is unique among all connections; `viewId` goes into what it tells. */
  view(key: string, viewId: string, spec: RenderSpec, listener: RenderViewListener): void;
  endView(key: string): void;
  incident(request: IncidentRequest, signal?: AbortSignal): Promise<IncidentReading>;
  runJob(request: JobRequest, hooks?: JobHooks): Promise<JobResult>;
  /** The newest thumbnail of a shot; null when there is none yet: `onThumbnail` tells when. */
  thumbnail(shotId: string): Promise<ThumbnailFile | null>;
  dispose(): Promise<void>;
}
