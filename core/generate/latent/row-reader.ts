/** Reads one row of a latent, whatever noise is left in it: the largest entry of a category wins, a flag is its sign. */
import { groupOf, type Group } from './layout.ts';
import { plain } from './code.ts';

export class RowReader {
  private readonly groups: readonly Group[];
  private readonly row: Float32Array;

  constructor(groups: readonly Group[], row: Float32Array) {
    this.groups = groups;
    this.row = row;
  }

  /** @param among number of choices counted from the first; all unless given. */
  choice(name: string, among?: number): number {
    const { offset, width } = groupOf(this.groups, name);
    let best = 0;
    for (let i = 1; i < Math.min(width, among ?? width); i++) {
      if (this.row[offset + i]! > this.row[offset + best]!) best = i;
    }
    return best;
  }

  /** Name of the winning choice. */
  named(name: string): string {
    return groupOf(this.groups, name).choices[this.choice(name)]!;
  }

  flag(name: string): boolean {
    return this.row[groupOf(this.groups, name).offset]! > 0;
  }

  /** Numbers as `real-values.ts` has them. Numbers that are not finite count as the usual ones. */
  numbers(name: string): readonly number[] {
    const group = groupOf(this.groups, name);
    const raw = [...this.row.subarray(group.offset, group.offset + group.width)];
    return plain(
      group,
      raw.map((x) => (Number.isFinite(x) ? x : 0)),
    );
  }
}
