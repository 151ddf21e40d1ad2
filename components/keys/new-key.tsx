"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { credentialsQuery } from "@/lib/client/account-queries";
import { useSay } from "../settings/said";
import { Dialog } from "../ui/dialog";
import { type KeyPair, NewKeyForm } from "./new-key-form";
import { SecretView } from "./secret-view";
import { useKeepFromLeaving } from "./use-keep-from-leaving";

/**
 * Makes an access key and shows its secret once. The secret is held by this component alone, in no cache
 * and no storage, and only while it is shown.
 */
export function NewKey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("keys");
  const say = useSay();
  const queries = useQueryClient();
  const [pair, setPair] = useState<KeyPair>();
  const [isKept, setKept] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  useKeepFromLeaving(pair !== undefined && !isKept, () => setLeaving(true));

  function leave() {
    if (pair) say(t("did.CREATE", { key: pair.accessKey }));
    setPair(undefined);
    setKept(false);
    setLeaving(false);
    onClose();
  }

  return (
    <Dialog
      open={open}
      title={t(pair ? "secretTitle" : "newTitle")}
      onClose={() => (pair && !isKept ? setLeaving(true) : leave())}
    >
      {pair ? (
        <SecretView
          pair={pair}
          isLeaving={isLeaving}
          onKept={() => {
            setKept(true);
            setLeaving(false);
          }}
          onStay={() => setLeaving(false)}
          onDone={() => (isKept ? leave() : setLeaving(true))}
          onLeave={leave}
        />
      ) : (
        <NewKeyForm
          onMade={(made) => {
            setPair(made);
            void queries.invalidateQueries(credentialsQuery());
          }}
          onCancel={leave}
        />
      )}
    </Dialog>
  );
}
