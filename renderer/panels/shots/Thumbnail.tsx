/** The newest picture of a shot, or a place for it. */
import { Clapperboard } from 'lucide-react';
import { useShotThumbnail } from '../../state/thumbnails.ts';
import { classes } from '../../widgets/defined.ts';
import { Icon } from '../../widgets/icon.tsx';
import './thumbnail.css';

export interface ThumbnailProps {
  readonly shotId: string;
  readonly label: string;
  /** Width ÷ height of the delivery. */
  readonly ratio: number;
  readonly className?: string;
}

export function Thumbnail({ shotId, label, ratio, className }: ThumbnailProps) {
  const url = useShotThumbnail(shotId);
  return (
    <span className={classes('pn-thumb', className)} style={{ aspectRatio: ratio }}>
      {url === null ? <Icon of={Clapperboard} /> : <img src={url} alt={label} draggable={false} />}
    </span>
  );
}
