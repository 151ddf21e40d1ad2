/** The `page` part of a paged answer. */
export function pageFacts(query: { page: number; size: number }, totalElements: number) {
  return {
    number: query.page,
    size: query.size,
    totalElements,
    totalPages: Math.ceil(totalElements / query.size),
  };
}
