/** Scenes grown beyond their border, with the rest as it was. */
export { askedAnew, askedBeyond } from './asking.ts';
export { fillGrowth, seenFrom, type FillOptions } from './fill-growth.ts';
export { CannotGrowError } from './growing.ts';
export { planGrowth, type GrowthPlan, type GrowthRequest, type GrowthView } from './plan-growth.ts';
export { GROW_M, GROW_SIDES, sideWords, type GrowSide } from './side.ts';
