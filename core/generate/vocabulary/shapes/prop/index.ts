/** Shapes of the prop family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { APPLE } from './apple.ts';
import { BARREL } from './barrel.ts';
import { BOOK } from './book.ts';
import { BOTTLE } from './bottle.ts';
import { BOX } from './cardboard-box.ts';
import { CLOCK } from './clock.ts';
import { CRATE } from './crate.ts';
import { BOWL, CUP, PLATE } from './crockery.ts';
import { DRINKING_GLASS } from './glassware.ts';
import { LADDER } from './ladder.ts';
import { PALLET } from './pallet.ts';
import { PICTURE } from './picture.ts';
import { RADIO } from './radio.ts';
import { LAPTOP, MONITOR } from './screens.ts';
import { SHOE } from './shoe.ts';
import { SUITCASE } from './suitcase.ts';
import { TELEPHONE } from './telephone.ts';
import { UMBRELLA } from './umbrella.ts';
import { VASE } from './vase.ts';
import { WATCH } from './watch.ts';

export const PROP_SHAPES = {
  crate: CRATE,
  box: BOX,
  barrel: BARREL,
  pallet: PALLET,
  suitcase: SUITCASE,
  ladder: LADDER,
  umbrella: UMBRELLA,
  bottle: BOTTLE,
  'drinking glass': DRINKING_GLASS,
  cup: CUP,
  bowl: BOWL,
  plate: PLATE,
  vase: VASE,
  apple: APPLE,
  book: BOOK,
  laptop: LAPTOP,
  monitor: MONITOR,
  telephone: TELEPHONE,
  radio: RADIO,
  watch: WATCH,
  shoe: SHOE,
  clock: CLOCK,
  picture: PICTURE,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
