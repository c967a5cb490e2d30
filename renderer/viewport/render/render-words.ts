/** Numbers of a render as people read them. */
import type { RenderStatus } from '../../../core/protocol/index.ts';

/** "8 s", "1 min 40 s", "2 h 5 min" */
export function durationText(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** "12 %", "1.8 %", "0.35 %": two significant figures. */
export function noiseText(noise: number): string {
  const percent = noise * 100;
  return `${percent >= 10 ? percent.toFixed(0) : percent >= 1 ? percent.toFixed(1) : percent.toFixed(2)} %`;
}

export const countText = (n: number): string => Math.round(n).toLocaleString('en-GB');

/** "12.4", "1,240", "0.031", "−0.102": three significant figures. */
export function nitsText(nits: number): string {
  if (!Number.isFinite(nits)) return '–';
  const a = Math.abs(nits);
  if (a === 0) return '0';
  const sign = nits < 0 ? '−' : '';
  if (a >= 100) return sign + countText(a);
  if (a >= 10) return sign + a.toFixed(1);
  if (a >= 1) return sign + a.toFixed(2);
  return a < 0.0005 ? `${sign}<0.001` : sign + a.toFixed(3);
}

/** "+1.3", "−0.7"; a typographic minus. */
export function stopsText(stops: number): string {
  if (!Number.isFinite(stops)) return stops < 0 ? '−∞' : '+∞';
  const text = Math.abs(stops).toFixed(1);
  return text === '0.0' ? '0.0' : `${stops < 0 ? '−' : '+'}${text}`;
}

export const kelvinText = (kelvin: number): string => `${countText(Math.round(kelvin / 10) * 10)} K`;
export const duvText = (duv: number): string => `${duv < 0 ? '−' : '+'}${Math.abs(duv).toFixed(4)}`;

export function phaseText(status: RenderStatus): string {
  switch (status.phase) {
    case 'loading':
      return status.label === '' ? 'Loading' : status.label;
    case 'rendering':
      return status.label === '' ? 'Rendering' : status.label;
    case 'paused':
      return 'Paused';
    case 'done':
      return 'Done';
    case 'failed':
      return 'Failed';
  }
}

/** Whether pixels still lean on a smoothed preview: what is read off them is smoothed too. */
export const isPreview = (status: RenderStatus | null): boolean =>
  status !== null && /preview/i.test(status.label) && status.phase !== 'done';
