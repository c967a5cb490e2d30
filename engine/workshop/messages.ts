/** What the workshop's two sides say to each other over the IPC channel. */
import type { Command } from '../../core/document/index.ts';
import type {
  IncidentReading,
  RenderFrameHeader,
  RenderSpec,
  RenderStatus,
} from '../../core/protocol/index.ts';
import type {
  IncidentRequest,
  JobProgress,
  JobRequest,
  JobResult,
  ProxyAnswer,
  ProxyRequest,
  ThumbnailFile,
  WorkshopProject,
} from './workshop-api.ts';

/** First message to a child. */
export interface WorkshopSetup {
  readonly cacheDirectory: string;
  readonly device: 'wasm' | 'webgpu' | 'auto';
  readonly threads: number | null;
}

/** Calls are answered once, by their number. */
export interface Calls {
  readonly device: { readonly params: null; readonly result: string };
  readonly proxy: { readonly params: ProxyRequest; readonly result: ProxyAnswer };
  readonly incident: { readonly params: IncidentRequest; readonly result: IncidentReading };
  readonly job: { readonly params: JobRequest; readonly result: JobResult };
  readonly thumbnail: { readonly params: string; readonly result: ThumbnailFile | null };
}
export type CallName = keyof Calls;
export type CallMessage = {
  [N in CallName]: {
    readonly kind: 'call';
    readonly id: number;
    readonly name: N;
    readonly params: Calls[N]['params'];
  };
}[CallName];

export type ToWorkshop =
  | { readonly kind: 'setup'; readonly setup: WorkshopSetup }
  | { readonly kind: 'project'; readonly project: WorkshopProject | null }
  | { readonly kind: 'asset'; readonly hash: string; readonly fileName: string }
  | { readonly kind: 'change'; readonly command: Command }
  | { readonly kind: 'view'; readonly key: string; readonly viewId: string; readonly spec: RenderSpec }
  | { readonly kind: 'endView'; readonly key: string }
  | { readonly kind: 'cancel'; readonly id: number }
  | CallMessage;

export type FromWorkshop =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string; readonly cancelled: boolean }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: JobProgress }
  | {
      readonly kind: 'frame';
      readonly key: string;
      readonly header: RenderFrameHeader;
      readonly pixels: Uint8Array;
    }
  | { readonly kind: 'status'; readonly key: string; readonly status: RenderStatus }
  | { readonly kind: 'thumbnail'; readonly shotId: string; readonly version: string }
  | { readonly kind: 'background'; readonly progress: JobProgress | null };
