/** Runs a generator to its end. @returns what it returns; each step is handed over as it comes. */
export async function drained<Step, Result>(
  steps: AsyncGenerator<Step, Result, undefined>,
  onStep: (step: Step) => void = () => undefined,
): Promise<Result> {
  for (;;) {
    const next = await steps.next();
    if (next.done === true) return next.value;
    onStep(next.value);
  }
}
