/** What figures do, in words. Said of other things ("a lamp stands by the door") they carry nothing. */
import { listed, wordTable } from './word-list.ts';

export const POSES = ['standing', 'sitting', 'walking', 'leaning', 'crouching', 'lying'] as const;
export type Pose = (typeof POSES)[number];

export const POSE_WORDS = wordTable<Pose>({
  standing: 'standing, stands, stand, stood, waiting, waits, upright figure',
  sitting: 'sitting, seated, sits, sit, sat, sitting down, perched, slumped',
  walking:
    'walking, walks, walk, strolling, strolls, striding, wandering, pacing, hurrying, running, runs, run, marching, stroll',
  leaning:
    'leaning, leans, lean, leant, leaned, leaning on, leans on, leaning against, leans against, leant against, leaned against',
  crouching: 'crouching, crouched, crouches, squatting, kneeling, kneels, hunched, ducking, crouch',
  lying: 'lying, lies, lie, lying down, reclining, asleep, sleeping, sprawled, lies down, recumbent',
});

/** Before the noun. */
export const POSE_BEFORE: Readonly<Record<Pose, readonly string[]>> = {
  standing: listed('standing'),
  sitting: listed('seated, sitting'),
  walking: listed('walking, strolling'),
  leaning: listed('leaning'),
  crouching: listed('crouching, kneeling'),
  lying: listed('sleeping, reclining, lying'),
};
/** After the noun, of one or of several. */
export const POSE_AFTER: Readonly<Record<Pose, readonly string[]>> = {
  standing: listed('standing, waiting'),
  sitting: listed('sitting, seated'),
  walking: listed('walking, strolling'),
  leaning: listed('leaning'),
  crouching: listed('crouching, crouched, kneeling'),
  lying: listed('lying, lying down, asleep'),
};
