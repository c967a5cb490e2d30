/** Opens a project that is not in the list: by its folder, picked in the desktop app or written in a browser. */
import { useState } from 'react';
import { FolderOpen } from 'lucide-react';
import { Input, Label, TextField } from 'react-aria-components';
import { desktopBridge } from '../../bridge/engine-address.ts';
import { Button } from '../../widgets/button.tsx';
import { openWithSystemDialog } from '../desktop.ts';
import { openProject } from '../project-life.ts';

export function OpenByPath({ onOpened }: { readonly onOpened?: () => void }) {
  const [path, setPath] = useState('');
  const hasDialog = desktopBridge() !== null;
  const done = (opened: boolean): void => {
    if (opened) onOpened?.();
  };
  if (hasDialog)
    return (
      <Button icon={FolderOpen} onPress={() => void openWithSystemDialog().then(done)}>
        Open another folder…
      </Button>
    );
  const directory = path.trim();
  return (
    <form
      className="pn-open-path"
      onSubmit={(event) => {
        event.preventDefault();
        if (directory !== '') void openProject(directory).then(done);
      }}
    >
      <TextField className="pn-field" value={path} onChange={setPath}>
        <Label className="pn-label">Open a project by its folder on this engine’s machine</Label>
        <Input className="pn-input" placeholder="/projects/the-dinner.penumbra" spellCheck={false} />
      </TextField>
      <Button type="submit" icon={FolderOpen} isDisabled={directory === ''}>
        Open
      </Button>
    </form>
  );
}
