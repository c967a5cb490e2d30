/** One row of the tree: what it is, its name, and the switches that belong to it. */
import { Button as AriaButton, TreeItem, TreeItemContent, Collection } from 'react-aria-components';
import { ChevronRight, Eye, EyeOff, Flashlight, Lock, LockOpen, Power, PowerOff, Video } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { toggleLights, useLightSolo } from '../../state/light-solo.ts';
import { setLocked, setShown } from '../../state/scene-actions.ts';
import { setStage, useStage } from '../../state/stage-store.ts';
import { classes } from '../../widgets/defined.ts';
import { Icon } from '../../widgets/icon.tsx';
import type { OutlinerNode } from './outliner-nodes.ts';
import { recordIcon } from './record-icon.ts';

interface RowSwitchProps {
  readonly label: string;
  readonly icon: LucideIcon;
  /** Shown all the time, not only under the pointer. */
  readonly isStanding: boolean;
  readonly onPress: () => void;
}

function RowSwitch({ label, icon, isStanding, onPress }: RowSwitchProps) {
  return (
    <AriaButton
      className={classes('pn-outliner-switch', isStanding && 'pn-outliner-switch-standing')}
      aria-label={label}
      onPress={onPress}
    >
      <Icon of={icon} />
    </AriaButton>
  );
}

function LookThrough({ cameraId, name }: { readonly cameraId: string; readonly name: string }) {
  const isActive = useStage((stage) => stage.cameraId === cameraId);
  return (
    <RowSwitch
      label={isActive ? `${name} is the camera that is looked through` : `Look through ${name}`}
      icon={Video}
      isStanding={isActive}
      onPress={() => setStage({ cameraId })}
    />
  );
}

function SoloSwitch({ lightId, name }: { readonly lightId: string; readonly name: string }) {
  const isAlone = useLightSolo((state) => state.solo.includes(lightId));
  return (
    <RowSwitch
      label={isAlone ? `Show other lights than ${name} again` : `Show ${name} alone on the stage`}
      icon={Flashlight}
      isStanding={isAlone}
      onPress={() => toggleLights('solo', [lightId])}
    />
  );
}

function Switches({ node }: { readonly node: OutlinerNode }) {
  const { record } = node;
  if (record?.kind === 'camera') return <LookThrough cameraId={record.id} name={record.name} />;
  if (record?.kind === 'light')
    return (
      <>
        <SoloSwitch lightId={record.id} name={record.name} />
        <RowSwitch
          label={`Switch ${record.name} ${record.enabled ? 'off' : 'on'}`}
          icon={record.enabled ? Power : PowerOff}
          isStanding={!record.enabled}
          onPress={() => setShown([record], !record.enabled)}
        />
      </>
    );
  if (record?.kind !== 'object') return null;
  return (
    <>
      <RowSwitch
        label={`${record.locked ? 'Unlock' : 'Lock'} ${record.name}`}
        icon={record.locked ? Lock : LockOpen}
        isStanding={record.locked}
        onPress={() => setLocked([record], !record.locked)}
      />
      <RowSwitch
        label={`${record.visible ? 'Hide' : 'Show'} ${record.name}`}
        icon={record.visible ? Eye : EyeOff}
        isStanding={!record.visible}
        onPress={() => setShown([record], !record.visible)}
      />
    </>
  );
}

export function OutlinerRow({ node }: { readonly node: OutlinerNode }) {
  const { record, children } = node;
  const isDim =
    node.isHiddenByGroup ||
    (record?.kind === 'object' && !record.visible) ||
    (record?.kind === 'light' && !record.enabled);
  return (
    <TreeItem
      id={node.id}
      textValue={node.name}
      className={classes(
        'pn-outliner-row',
        record === null && 'pn-outliner-section',
        isDim && 'pn-outliner-dim',
      )}
    >
      <TreeItemContent>
        {({ level }) => (
          <div className="pn-outliner-line" style={{ paddingInlineStart: `${(level - 1) * 0.875}rem` }}>
            {children.length > 0 ? (
              <AriaButton slot="chevron" className="pn-outliner-chevron">
                <Icon of={ChevronRight} />
              </AriaButton>
            ) : (
              <span className="pn-outliner-chevron" />
            )}
            {record !== null && (
              // found by keyboard and screen reader alone: a mouse drags the row
              <AriaButton slot="drag" className="pn-outliner-grip" aria-label={`Move ${node.name}`} />
            )}
            {record !== null && (
              <span className={`pn-outliner-kind pn-outliner-kind-${record.kind}`}>
                <Icon of={recordIcon(record)} />
              </span>
            )}
            <span className="pn-outliner-name">{node.name}</span>
            {record === null && <span className="pn-outliner-count">{children.length}</span>}
            <Switches node={node} />
          </div>
        )}
      </TreeItemContent>
      <Collection items={children}>{(child) => <OutlinerRow node={child} />}</Collection>
    </TreeItem>
  );
}
