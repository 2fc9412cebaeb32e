export const root = '/api/v1'
