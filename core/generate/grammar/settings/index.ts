/** All kinds of places. */
import type { Setting } from '../../composition/scene-composition.ts';
import { composeAlley } from './alley.ts';
import { composeBar } from './bar.ts';
import { composeBathroom } from './bathroom.ts';
import { composeBedroom } from './bedroom.ts';
import { composeCarPark } from './car-park.ts';
import { composeCitySkyline } from './city-skyline.ts';
import { composeCoast } from './coast.ts';
import { composeCorridor } from './corridor.ts';
import { composeDesert } from './desert.ts';
import { composeForest } from './forest.ts';
import { composeKitchen } from './kitchen.ts';
import { composeLivingRoom } from './living-room.ts';
import { composeMountainValley } from './mountain-valley.ts';
import { composeOffice } from './office.ts';
import { composePark } from './park.ts';
import { composeRooftop } from './rooftop.ts';
import type { ComposeSetting } from './setting.ts';
import { composeStage } from './stage.ts';
import { composeStreet } from './street.ts';
import { composeTabletop } from './tabletop.ts';
import { composeWarehouse } from './warehouse.ts';

export const COMPOSE_SETTING: Readonly<Record<Setting, ComposeSetting>> = {
  'living room': composeLivingRoom,
  kitchen: composeKitchen,
  bedroom: composeBedroom,
  bathroom: composeBathroom,
  bar: composeBar,
  office: composeOffice,
  corridor: composeCorridor,
  warehouse: composeWarehouse,
  stage: composeStage,
  street: composeStreet,
  alley: composeAlley,
  rooftop: composeRooftop,
  'car park': composeCarPark,
  forest: composeForest,
  desert: composeDesert,
  coast: composeCoast,
  'mountain valley': composeMountainValley,
  'city skyline': composeCitySkyline,
  tabletop: composeTabletop,
  park: composePark,
};
