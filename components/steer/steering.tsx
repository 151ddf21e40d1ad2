"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { SteerAction } from "./steer-action";

interface Steering {
  /** The action whose effect is being looked at, before it is done. */
  looking: SteerAction | undefined;
  look: (action: SteerAction) => void;
  leave: () => void;
}

const Context = createContext<Steering | undefined>(undefined);

/** Lets every button of a task's page show an action before it is done; only one is looked at at a time. */
export function SteeringProvider({ children }: { children: ReactNode }) {
  const [looking, setLooking] = useState<SteerAction>();
  const value = useMemo(
    () => ({ looking, look: setLooking, leave: () => setLooking(undefined) }),
    [looking],
  );
  return <Context value={value}>{children}</Context>;
}

/** The action that is being looked at, and how to look at another. Only inside `SteeringProvider`. */
export function useSteering(): Steering {
  const steering = useContext(Context);
  if (!steering) throw new Error("useSteering is for a task's page");
  return steering;
}
