import { Canvas, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { a11y } from '@/lib/a11y';
import { pixelRatio } from '@/lib/canvas';
import { isWeapp } from '@/lib/platform';
import './canvas-view.scss';

type Surface = { width: number; height: number; getContext: (kind: '2d') => CanvasRenderingContext2D | null };

type CanvasViewProps = {
  /** CSS pixels */
  width: number;
  height: number;
  /** Draws in device pixels; called again when `drawing` changes. */
  draw: (context: CanvasRenderingContext2D, width: number, height: number) => void;
  /** what is drawn: a change of it draws again */
  drawing: string;
  label: string;
};

const paint = (surface: Surface, { width, height, draw }: CanvasViewProps) => {
  const ratio = pixelRatio();
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  // a canvas that gets its size anew is empty until drawn: only when it changed
  if (surface.width !== w) surface.width = w;
  if (surface.height !== h) surface.height = h;
  const context = surface.getContext('2d');
  if (context) draw(context, w, h);
};

/** A canvas in device pixels, redrawn in one go without an empty frame between two drawings. */
export const CanvasView = (props: CanvasViewProps) => {
  const { width, height, drawing, label } = props;
  const id = `c${useId().replace(/:/g, '')}`;
  const surface = useRef<Surface | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useLayoutEffect(() => {
    if (!isWeapp) surface.current ??= browserCanvas(id);
    if (surface.current) paint(surface.current, latest.current);
  }, [drawing, height, id, width]);

  useEffect(() => {
    if (!isWeapp) return;
    Taro.nextTick(() => {
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .node(found => {
          surface.current = (found as { node?: Surface } | null)?.node;
          if (surface.current) paint(surface.current, latest.current);
        })
        .exec();
    });
  }, [id]);

  const size = { width: `${width}px`, height: `${height}px` };
  if (isWeapp) return <Canvas type="2d" id={id} className="y-canvas" style={size} />;
  return <View id={id} className="y-canvas" style={size} {...a11y({ role: 'img', label })} />;
};

/** Taro's own canvas element appears in the browser some frames later; this one is there at once. */
const browserCanvas = (id: string): Surface | undefined => {
  const host = document.getElementById(id);
  if (!host) return undefined;
  const canvas = document.createElement('canvas');
  // as large as its host, whatever size that takes later; a style sheet cannot say it, Taro renames the tag there
  canvas.style.width = '100%';
  canvas.style.height = '100%';
  host.replaceChildren(canvas);
  return canvas;
};
