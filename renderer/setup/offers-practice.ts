/** Whether the first start offers to practise with a simulated bank; this build has none. */
export const offersPractice: boolean = false;
