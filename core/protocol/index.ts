/** The engine protocol: what desks and engines say to each other. */
export * from './binary-frame.ts';
export * from './compose-subject.ts';
export * from './events.ts';
export * from './jobs.ts';
export * from './messages.ts';
export * from './methods.ts';
export * from './project-state.ts';
export * from './proxy-model.ts';
export * from './render-view.ts';
export * from './routes.ts';
export * from './scene-plan.ts';
export * from './settings.ts';
export * from './version.ts';
export * from './desktop-bridge.ts';
export * from './desktop-channels.ts';
