/** A project that cannot be opened as it is: all that is wrong, by file and field, and a way on that leaves the original alone. */
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { closeDamaged, openProject, useProjectLife } from '../project-life.ts';
import { counted } from '../words.ts';

export function DamagedDialog() {
  const damaged = useProjectLife((state) => state.damaged);
  if (damaged === null) return null;
  const { directory, message, issues } = damaged;
  return (
    <Dialog
      title="This project cannot be opened as it is"
      size="large"
      isOpen
      onClose={closeDamaged}
      footer={
        <>
          <Button onPress={closeDamaged}>Leave it</Button>
          <Button
            tone="primary"
            onPress={() => {
              closeDamaged();
              void openProject(directory, 'salvage');
            }}
          >
            Open a repaired copy
          </Button>
        </>
      }
    >
      <p>
        A repaired copy is made beside it, without what cannot be read. The project in{' '}
        <code className="pn-selectable">{directory}</code> stays exactly as it is.
      </p>
      {issues.length === 0 ? (
        <p className="pn-selectable">{message}</p>
      ) : (
        <table className="pn-table pn-selectable">
          <caption>{counted(issues.length, 'problem')}</caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Field</th>
              <th scope="col">Expected</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue, place) => (
              <tr key={place}>
                <td>{issue.file}</td>
                <td>{issue.field === '' ? '—' : issue.field}</td>
                <td>{issue.expected}</td>
                <td>{issue.got}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
