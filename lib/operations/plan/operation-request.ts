import type { Action, Scope, StopType } from "@/lib/contract/action";

/** An operation as somebody asks for it, the same for a plan and for the task. */
export interface OperationRequest {
  clusterId: number;
  action: Action;
  scope: Scope;
  /** Of the scope SERVER: one or several. */
  serverIds?: readonly number[];
  /** Of the scope ZONE. */
  zoneName?: string;
  /** Of a stop; the process stops too unless said otherwise. */
  stopType?: StopType;
  force?: boolean;
  freezeServer?: boolean;
  /** Of a rolling restart: how many servers of a zone may be down at once; all of them when absent. */
  serversAtOnce?: number;
}
