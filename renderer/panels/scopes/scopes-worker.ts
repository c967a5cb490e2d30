/** The worker that measures pictures for the scopes, so that the desk never waits for it. An entry of its own in the build. */
import { measureScopes, type ScopeAnswer, type ScopeRequest } from './scope-picture.ts';

/** The part of a worker's global scope that is used here: the page's own library of types has it as a window. */
interface WorkerScope {
  onmessage: ((message: MessageEvent<ScopeRequest>) => void) | null;
  postMessage(answer: ScopeAnswer, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  const answer = measureScopes(data);
  const { luma, red, green, blue, vector } = answer;
  scope.postMessage(answer, [
    ...[luma, red, green, blue, vector].map((density) => density.counts.buffer),
    ...Object.values(answer.histogram).map((counts) => counts.buffer),
  ]);
};
