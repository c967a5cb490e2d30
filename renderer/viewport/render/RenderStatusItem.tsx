/** The render in one line, for the status bar: nothing while nothing renders. */
import { Aperture } from 'lucide-react';
import { Icon } from '../../widgets/icon.tsx';
import { countText, durationText, noiseText, phaseText } from './render-words.ts';
import { useActiveRenderView } from './render-store.ts';

export function RenderStatusItem() {
  const status = useActiveRenderView((view) => view.status);
  if (status === null) return null;
  const { samplesDone, goalSamples, noise, secondsLeft } = status;
  const parts = [
    phaseText(status),
    `${countText(samplesDone)} of ${countText(goalSamples)} samples`,
    ...(noise === null ? [] : [`noise ${noiseText(noise)}`]),
    ...(secondsLeft === null || status.phase !== 'rendering' ? [] : [`${durationText(secondsLeft)} left`]),
  ];
  return (
    <span className="pn-status-part" title="The path-traced picture in the stage">
      <Icon of={Aperture} />
      {parts.join(' · ')}
    </span>
  );
}
