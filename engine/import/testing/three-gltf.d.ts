/** The parts of three that the comparison with its GLTFLoader uses; the package ships no types. */
declare module 'three/examples/jsm/loaders/GLTFLoader.js' {
  export interface Vector {
    x: number;
    y: number;
    z: number;
    clone(): Vector;
    applyMatrix4(matrix: unknown): Vector;
  }
  export interface Object3D {
    readonly isMesh?: boolean;
    readonly position: Vector;
    readonly matrixWorld: unknown;
    readonly geometry: {
      readonly index: { readonly count: number; getX(i: number): number } | null;
      readonly attributes: { readonly position: { readonly count: number } };
    };
    getVertexPosition(index: number, target: Vector): Vector;
    updateMatrixWorld(force: boolean): void;
    traverse(visit: (object: Object3D) => void): void;
  }
  export class GLTFLoader {
    parseAsync(data: ArrayBuffer | string, path: string): Promise<{ scene: Object3D }>;
  }
}
