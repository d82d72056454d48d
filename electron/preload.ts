import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { type DeskBridge, eventChannel, requestChannel } from '../core/ipc/envelope.ts';

/** The path of a dropped `File`; empty when it has none. */
function pathOf(file: unknown): string {
  return file instanceof File ? webUtils.getPathForFile(file) : '';
}

const bridge: DeskBridge = {
  request: (name, input, files) => ipcRenderer.invoke(requestChannel, name, input, files?.map(pathOf) ?? []),
  subscribe(listener) {
    const receive = (_event: IpcRendererEvent, name: string, payload: unknown) => listener(name, payload);
    ipcRenderer.on(eventChannel, receive);
    return () => void ipcRenderer.removeListener(eventChannel, receive);
  },
};

contextBridge.exposeInMainWorld('desk', bridge);
