/** Projects on disk: the engine's front door to them. */
export {
  createProject,
  openProject,
  readProject,
  secureRandom,
  type ProjectOptions,
  type ReadOnlyProject,
} from './open-project.ts';
export { packProject, unpackProject, type UnpackLimits } from './pack.ts';
export { Project, type ProjectEvent } from './project.ts';
export { ProjectError } from './project-error.ts';
export type { Recovery } from './recover.ts';
