/** What the inspector shows while nothing is selected: the scene in numbers, and the ways on from here. */
import { Camera, CloudSun, Film, FolderOpen, SlidersHorizontal } from 'lucide-react';
import { recordsOf } from '../../../../core/document/index.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { select } from '../../../state/selection-store.ts';
import { useStage } from '../../../state/stage-store.ts';
import { Button } from '../../../widgets/button.tsx';
import { EmptyState } from '../../../widgets/empty-state.tsx';
import { Icon } from '../../../widgets/icon.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SceneCounts } from './SceneCounts.tsx';

export function NothingSelected() {
  const document = useDocument();
  const sceneId = useStage((stage) => stage.sceneId);
  const cameraId = useStage((stage) => stage.cameraId);
  const scene = sceneId === null ? undefined : document.records.get(sceneId);
  const [project] = recordsOf(document, 'project');
  const camera = cameraId === null ? undefined : document.records.get(cameraId);
  if (scene?.kind !== 'scene' || project === undefined)
    return (
      <EmptyState
        icon={SlidersHorizontal}
        title="Nothing is selected"
        text="Select a camera, a light or a thing on the stage or in the outliner; its settings are here then."
      />
    );
  const environment = scene.environmentId === null ? undefined : document.records.get(scene.environmentId);
  return (
    <>
      <header className="pn-insp-head">
        <div className="pn-insp-head-line">
          <Icon of={Film} />
          <h2 className="pn-insp-title">{scene.name}</h2>
        </div>
        {scene.slug !== '' && <p className="pn-insp-summary">{scene.slug}</p>}
      </header>
      <PropertySection title="In this scene">
        <SceneCounts sceneId={scene.id} />
        <p className="pn-insp-hint">
          Select something on the stage or in the outliner to set it here. Several of a kind can be set
          together.
        </p>
      </PropertySection>
      <PropertySection title="Settings of">
        <div className="pn-insp-buttons">
          {camera !== undefined && (
            <Button icon={Camera} onPress={() => select([camera.id])}>
              {camera.name}
            </Button>
          )}
          <Button icon={Film} onPress={() => select([scene.id])}>
            The scene
          </Button>
          {environment === undefined ? (
            <Button icon={CloudSun} actionId="environment.add-sun-and-sky">
              Add sun and sky
            </Button>
          ) : (
            <Button icon={CloudSun} onPress={() => select([environment.id])}>
              The environment
            </Button>
          )}
          <Button icon={FolderOpen} onPress={() => select([project.id])}>
            The project
          </Button>
        </div>
      </PropertySection>
    </>
  );
}
