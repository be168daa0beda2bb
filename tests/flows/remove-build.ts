import { rmSync } from 'node:fs';

const removeBuild = (): void => rmSync(process.env.YIMA_FLOWS_BUILD!, { recursive: true, force: true });

export default removeBuild;
