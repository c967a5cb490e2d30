/** Jobs: how many run, and in the popover how far each is, how to end it, and what it made. */
import { useEffect, useState } from 'react';
import { Activity, Check, Download, FolderOpen, TriangleAlert, X } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Job } from '../../../core/protocol/index.ts';
import { desktopBridge } from '../../bridge/engine-address.ts';
import { engineFetch } from '../../bridge/engine-fetch.ts';
import { engine } from '../../state/desk-store.ts';
import { forgetJob, useJobs } from '../../state/jobs-store.ts';
import { notify } from '../../state/notices.ts';
import { select } from '../../state/selection-store.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { ProgressBar } from '../../widgets/progress-bar.tsx';
import { cancelUpload } from '../import/uploads.ts';
import { reasonOf } from '../project-life.ts';
import { counted, fileSize } from '../words.ts';

export const isActive = ({ state }: Job): boolean => state === 'waiting' || state === 'running';

async function cancel(job: Job): Promise<void> {
  if (cancelUpload(job.jobId)) return;
  try {
    await engine().request('job.cancel', { jobId: job.jobId });
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) });
  }
}

/** Hands a file of a job to the browser's downloads. */
export async function downloadJobFile(job: Job, name: string): Promise<void> {
  try {
    const response = await engineFetch(
      'output',
      `${encodeURIComponent(job.jobId)}/${encodeURIComponent(name)}`,
    );
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (error) {
    notify({ tone: 'error', text: `${name}: ${reasonOf(error)}` });
  }
}

const MOST_FILES_SHOWN = 6;

function JobFiles({ job }: { readonly job: Job }) {
  const bridge = desktopBridge();
  const { directory } = job;
  if (bridge !== null && directory !== null)
    return (
      <Button icon={FolderOpen} onPress={() => void bridge.reveal(directory)}>
        Show {counted(job.files.length, 'file')}
      </Button>
    );
  const shown = job.files.slice(0, MOST_FILES_SHOWN);
  return (
    <>
      {shown.map(({ name, bytes }) => (
        <Button key={name} icon={Download} onPress={() => void downloadJobFile(job, name)}>
          {name} · {fileSize(bytes)}
        </Button>
      ))}
      {job.files.length > shown.length && (
        <span className="pn-note">
          and {counted(job.files.length - shown.length, 'more file')} in {directory ?? 'the project'}
        </span>
      )}
    </>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const active = isActive(job);
  return (
    <li className="pn-job">
      {active ? (
        <ProgressBar
          label={job.label === '' ? job.title : `${job.title} — ${job.label}`}
          value={job.fraction}
        />
      ) : (
        <span className={`pn-job-title pn-job-${job.state}`}>
          <Icon of={job.state === 'done' ? Check : job.state === 'failed' ? TriangleAlert : X} />
          {job.title}
          {job.state === 'cancelled' && ' — cancelled'}
        </span>
      )}
      <IconButton
        label={active ? `Cancel ${job.title}` : `Clear ${job.title}`}
        icon={X}
        onPress={() => (active ? void cancel(job) : forgetJob(job.jobId))}
      />
      {job.error !== null && <p className="pn-job-error pn-selectable">{job.error}</p>}
      {job.warnings.map((warning) => (
        <p key={warning} className="pn-job-warning pn-selectable">
          {warning}
        </p>
      ))}
      {job.state === 'done' && (job.files.length > 0 || job.recordIds.length > 0) && (
        <div className="pn-job-files">
          {job.files.length > 0 && <JobFiles job={job} />}
          {job.recordIds.length > 0 && (
            <Button onPress={() => select(job.recordIds)}>Select what came in</Button>
          )}
        </div>
      )}
    </li>
  );
}

export function JobsButton() {
  const jobs = useJobs();
  const running = jobs.filter(isActive);
  const [isOpen, setOpen] = useState(false);
  const fractions = running.map(({ fraction }) => fraction ?? 0);
  const overall = running.length === 0 ? null : fractions.reduce((sum, f) => sum + f, 0) / running.length;
  // a finished job with files to fetch is worth a glance
  const [seen, setSeen] = useState<readonly string[]>([]);
  const fresh = jobs.filter(
    (job) => job.state === 'done' && job.files.length > 0 && !seen.includes(job.jobId),
  );
  useEffect(() => {
    if (isOpen) setSeen(jobs.map(({ jobId }) => jobId));
  }, [isOpen, jobs]);
  const label =
    running.length > 0
      ? `${counted(running.length, 'job')}, ${Math.round((overall ?? 0) * 100)} %`
      : fresh.length > 0
        ? `${counted(fresh.length, 'job')} finished`
        : 'Jobs';
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton
        className={`pn-button pn-button-quiet pn-jobs-button${fresh.length > 0 ? ' pn-jobs-fresh' : ''}`}
        aria-label={label}
      >
        <Icon of={Activity} />
        <span className="pn-button-text">{label}</span>
        {overall !== null && <span className="pn-jobs-bar" style={{ width: `${overall * 100}%` }} />}
      </AriaButton>
      <Popover className="pn-popover" placement="bottom end" offset={4}>
        <Dialog className="pn-popover-dialog pn-jobs" aria-label="Jobs">
          {jobs.length === 0 ? (
            <EmptyState
              icon={Activity}
              title="Nothing is running"
              text="Imports, renders, board and project exports show here while they work, and their files afterwards."
            />
          ) : (
            <ul className="pn-job-list">
              {[...jobs].reverse().map((job) => (
                <JobRow key={job.jobId} job={job} />
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
