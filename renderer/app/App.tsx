/** The whole desk. */
export function App() {
  return null;
}
