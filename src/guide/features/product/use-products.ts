import type { ProductView } from '@core/contracts/product';
import { readBarcode } from '@core/domain/product/barcode';
import Taro from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import { isWeapp } from '@/lib/platform';
import { toast } from '@/lib/toast';
import { useQuery } from '@/lib/use-query';
import { useWedge } from '../../lib/use-wedge';
import { productMessages as m } from './messages';

/** Long enough not to ask for each character of a name. */
const SETTLE_MS = 300;

/** The counter's products, searched as one types; a barcode, typed or scanned, finds its product at once. */
export const useProducts = (open: boolean, onFound: (product: ProductView) => void) => {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const query = useQuery(() => api.guide('product.list', asked === '' ? {} : { text: asked }), {
    deps: [asked],
    enabled: open,
    isEmpty: ({ items }) => items.length === 0,
  });

  useEffect(() => {
    if (!open) return undefined;
    // a barcode is looked for by itself when it is whole
    const timer = setTimeout(() => setAsked(text.trim()), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [open, text]);

  const scan = useCallback(
    async (barcode: string): Promise<void> => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setFailure(undefined);
      const answer = await api.guide('product.scan', { barcode });
      running.current = false;
      setBusy(false);
      if (!answer.ok) return setFailure(answer.failure);
      setText('');
      onFound(answer.data);
    },
    [onFound],
  );

  const type = (next: string): void => {
    setFailure(undefined);
    setText(next);
  };
  /** Enter, from a keyboard or a hand scanner. */
  const submit = (): void => {
    const barcode = readBarcode(text);
    if (barcode) void scan(barcode);
    else setAsked(text.trim());
  };
  const camera = async (): Promise<void> => {
    try {
      const { result } = await Taro.scanCode({ scanType: ['barCode'] });
      await scan(result);
    } catch {
      // closed without a code, or no permission: the field is still there
      setFailure({ code: 'PRODUCT_NOT_FOUND', message: m.cameraProblem, retryable: false });
    }
  };
  return { text, type, submit, query, failure, busy, camera: isWeapp ? () => void camera() : undefined };
};

/** A hand scanner over a product's tag puts it on the bill, without opening the list first. */
export const useProductGun = (running: boolean, onFound: (product: ProductView) => void): void => {
  const asking = useRef(false);
  const scan = async (text: string): Promise<void> => {
    const barcode = readBarcode(text);
    if (asking.current) return;
    if (barcode === undefined) return toast(m.notABarcode, 'bad');
    asking.current = true;
    const answer = await api.guide('product.scan', { barcode });
    asking.current = false;
    if (answer.ok) onFound(answer.data);
    else toast(answer.failure.message, 'bad');
  };
  useWedge(running, text => void scan(text), { overAmounts: true });
};
