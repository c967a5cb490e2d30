const SEEDS = 2 ** 32;

/** Takes count on from the first one's seed, whole and within 0…2³²−1, and begin again at 0. */
export const takeSeed = (seed: number, take: number): number => (seed + take) % SEEDS;
