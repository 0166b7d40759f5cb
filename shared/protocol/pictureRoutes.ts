/**
 * Pictures on boards over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import { Picture, PictureParam } from './pictures.ts'
import { json, problem, refusals } from './routeParts.ts'

export const pictureRoutes = {
  addPicture: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/pictures',
    request: {
      params: IdParam,
      body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    },
    responses: {
      201: json(Picture, 'The picture, kept without its metadata under the hash of its content'),
      ...refusals,
      409: problem('The room is closed'),
      413: problem(
        'It has too many bytes; too many pixels, where `field` is `pixels`; or the room has no place for more (`room`)',
      ),
      415: problem('The content is neither a JPEG nor a PNG nor a WebP'),
      422: problem('The picture is damaged'),
    },
  }),
  readPicture: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/pictures/{hash}',
    request: { params: PictureParam },
    responses: { 200: { description: 'The picture' }, ...refusals },
  }),
} as const
