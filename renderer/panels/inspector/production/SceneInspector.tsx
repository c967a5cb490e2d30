/** A scene of the script, and what is in it. */
import { CloudSun, Film } from 'lucide-react';
import { useDocument } from '../../../state/desk-store.ts';
import type { SceneRecord } from '../../../../core/document/index.ts';
import { select } from '../../../state/selection-store.ts';
import { Button } from '../../../widgets/button.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { bind } from '../edit/bind.ts';
import { TextProp } from '../parts/fields.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';
import { SceneCounts } from './SceneCounts.tsx';

export function SceneInspector({ records }: { readonly records: readonly SceneRecord[] }) {
  const document = useDocument();
  const scene = records.at(-1)!;
  const environment = scene.environmentId === null ? undefined : document.records.get(scene.environmentId);
  return (
    <>
      <RecordHead records={records} icon={Film} title="Scene" />
      <PropertySection title="Script">
        <TextProp
          label="Number"
          binding={bind(records, 'scene number', (one) => one.sceneNumber, ['sceneNumber'])}
          placeholder="12A"
        />
        <TextProp
          label="Slug"
          binding={bind(records, 'slug', (one) => one.slug, ['slug'])}
          placeholder="INT. KITCHEN – MORNING"
        />
        <TextProp
          label="Description"
          binding={bind(records, 'description', (one) => one.description, ['description'])}
          isMultiline={true}
        />
      </PropertySection>
      <PropertySection title="Environment">
        {environment === undefined ? (
          <>
            <p className="pn-insp-hint">Nothing lies beyond the set: only its lights light it.</p>
            <div className="pn-insp-buttons">
              <Button actionId="environment.add-sun-and-sky">Sun and sky</Button>
              <Button actionId="environment.add-uniform">Even light</Button>
            </div>
          </>
        ) : (
          <Button icon={CloudSun} onPress={() => select([environment.id])}>
            {environment.name}
          </Button>
        )}
      </PropertySection>
      <PropertySection title="In this scene">
        <SceneCounts sceneId={scene.id} />
      </PropertySection>
    </>
  );
}
