/** The latent: compositions as rows of numbers that a flow runs over, and back. */
export {
  CLASS_CHOICES,
  GLOBAL_GROUPS,
  GLOBAL_WIDTH,
  groupOf,
  LAYOUT_VERSION,
  ROW_WIDTH,
  SLOT_GROUPS,
  SLOT_WIDTH,
  type Group,
  type GroupKind,
} from './layout.ts';
export { encodeComposition, type EncodedComposition, type EncodeOptions } from './encode.ts';
export { decodeLatent, decodeWorld, type DecodeOptions } from './decode.ts';
export { inSlotOrder, classRank } from './order.ts';
