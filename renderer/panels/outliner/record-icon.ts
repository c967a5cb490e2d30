/** Which icon stands for a record. */
import {
  Aperture,
  Box,
  Boxes,
  Camera,
  Circle,
  Clapperboard,
  CloudFog,
  Cone,
  Cylinder,
  Film,
  Globe,
  Lamp,
  LampCeiling,
  Lightbulb,
  Palette,
  PersonStanding,
  Shapes,
  Square,
  Sun,
  Torus,
  type LucideIcon,
} from 'lucide-react';
import type { AnyRecord, PrimitiveShape } from '../../../core/document/index.ts';

export const PRIMITIVE_ICONS: Readonly<Record<PrimitiveShape['type'], LucideIcon>> = {
  box: Box,
  sphere: Circle,
  cylinder: Cylinder,
  cone: Cone,
  capsule: Cylinder,
  torus: Torus,
  plane: Square,
  disc: Circle,
};

export function recordIcon(record: AnyRecord): LucideIcon {
  switch (record.kind) {
    case 'camera':
      return Camera;
    case 'light':
      return record.emitter.type === 'directional'
        ? Sun
        : record.emitter.type === 'rectangle' || record.emitter.type === 'disc'
          ? LampCeiling
          : record.emitter.type === 'spot'
            ? Lamp
            : Lightbulb;
    case 'environment':
      return Globe;
    case 'material':
      return Palette;
    case 'shot':
      return Clapperboard;
    case 'take':
      return Film;
    case 'scene':
    case 'project':
      return Aperture;
    case 'object':
      if (record.role === 'figure') return PersonStanding;
      if (record.content.type === 'group') return Boxes;
      if (record.content.type === 'medium') return CloudFog;
      return record.content.type === 'primitive' ? PRIMITIVE_ICONS[record.content.shape.type] : Shapes;
  }
}
