/**
 * HTTP routes of the engine. Every one of them asks for the session (cookie or `Authorization: Bearer TOKEN`), the exact
 * `Host` and, where a browser sends one, the exact `Origin`.
 */
export const ROUTES = {
  /** POST: answers `{ticket}` for one WebSocket connection. */
  ticket: '/api/ticket',
  /** WebSocket upgrade. */
  socket: '/api/socket',
  /** GET `/:hash`: a model asset as a proxy model (proxy-model.ts). */
  proxyModel: '/api/proxy/model',
  /** GET `/:hash`: a mesh asset as a proxy model with one unnamed material. */
  proxyMesh: '/api/proxy/mesh',
  /** POST `{field, cellSizeM, level}`: an implicit field, polygonised (proxy-model.ts says how finely), as a proxy model. */
  proxyField: '/api/proxy/field',
  /** GET `/:hash?max=PIXELS`: an image asset as PNG or JPEG, at most so large. */
  proxyImage: '/api/proxy/image',
  /** GET `/:hash`: a panorama as a small equirectangular proxy panorama (proxy-panorama.ts). */
  proxyPanorama: '/api/proxy/panorama',
  /** GET `/:shotId`: the newest board thumbnail of a shot, PNG. */
  shotThumbnail: '/api/thumbnail/shot',
  /** GET `/:key`: the picture of a project in the browser of projects, PNG. */
  projectThumbnail: '/api/thumbnail/project',
  /** GET `/:takeId?file=N`: a file of a take, as it lies in `renders/`. */
  takeFile: '/api/take',
  /**
   * POST `?name=FILE&sceneId=ID`: a file to import, as the body; `atM=X,Y,Z`: where a model stands; `ontoId=ID`: the light or environment
   * that it is given to. Answers `{jobIds}`: an archive gives a job for each model in it.
   */
  import: '/api/import',
  /** GET `/:jobId/:file`: a file that a job made. */
  output: '/api/output',
} as const;
/** The largest file that can be sent to be imported. */
export const MAX_UPLOAD_BYTES = 8 * 1024 ** 3;
export type RouteName = keyof typeof ROUTES;
