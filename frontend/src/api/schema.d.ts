// Written by scripts/gen-api.mjs from docs/reference/openapi.json: `make docs`.
export interface paths {
  '/admin/api/cache/clear': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Forget all cached answers */
    post: operations['cache_clear_admin_api_cache_clear_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/admin/api/cache/stats': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What the answer cache did */
    get: operations['cache_stats_admin_api_cache_stats_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The kinds of analysis and what each is asked */
    get: operations['kinds_api_analysis_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Sessions
     * @description How many sittings there were, how long they took, and how many ended after one event.
     */
    post: operations['analyse_sessions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/annotations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What happened in a time, oldest first */
    get: operations['annotations_api_annotations_get']
    put?: never
    /** Mark a moment or a span */
    post: operations['add_api_annotations_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/annotations/{annotation_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change an annotation */
    put: operations['change_api_annotations__annotation_id__put']
    post?: never
    /** Remove an annotation */
    delete: operations['remove_api_annotations__annotation_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/login': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sign in */
    post: operations['login_api_auth_login_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/logout': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sign out */
    post: operations['logout_api_auth_logout_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who is signed in, and their projects */
    get: operations['me_api_auth_me_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/refresh': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Renew the tokens */
    post: operations['refresh_api_auth_refresh_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/session': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Whether this browser is signed in or can renew its login
     * @description A page asks this first: it is no error to be a stranger, and the console stays clean.
     */
    get: operations['session_api_auth_session_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The dashboards you may see; with `id`, that one whole */
    get: operations['find_api_dashboards_get']
    put?: never
    /** Make a dashboard: from a document, a template or another one */
    post: operations['create_api_dashboards_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A dashboard with its document */
    get: operations['get_api_dashboards__board_id__get']
    /** Save the next version */
    put: operations['save_api_dashboards__board_id__put']
    post?: never
    /** Delete a dashboard; it can be restored for 30 days */
    delete: operations['delete_api_dashboards__board_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/comments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was said about a dashboard, oldest first */
    get: operations['comments_api_dashboards__board_id__comments_get']
    put?: never
    /** Say something about a dashboard or a widget */
    post: operations['add_api_dashboards__board_id__comments_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/comments/{comment_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change your own comment */
    put: operations['edit_api_dashboards__board_id__comments__comment_id__put']
    post?: never
    /** Remove a comment with its answers */
    delete: operations['remove_api_dashboards__board_id__comments__comment_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/comments/{comment_id}/resolved': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Mark a comment as dealt with, or not */
    put: operations['resolve_api_dashboards__board_id__comments__comment_id__resolved_put']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/favourite': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Keep a dashboard at hand */
    put: operations['keep_api_dashboards__board_id__favourite_put']
    post?: never
    /** No longer keep a dashboard at hand */
    delete: operations['let_go_api_dashboards__board_id__favourite_delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/links': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A dashboard's public links */
    get: operations['links_api_dashboards__board_id__links_get']
    put?: never
    /** Make a public link */
    post: operations['make_api_dashboards__board_id__links_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/links/{link_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Take a public link back */
    delete: operations['remove_api_dashboards__board_id__links__link_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/restore': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Bring a deleted dashboard back */
    post: operations['restore_api_dashboards__board_id__restore_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/sharing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who may see a dashboard */
    get: operations['get_api_dashboards__board_id__sharing_get']
    /** Say who may see a dashboard */
    put: operations['put_api_dashboards__board_id__sharing_put']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/versions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A dashboard's history, newest first */
    get: operations['versions_api_dashboards__board_id__versions_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/versions/{version}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The document of a version */
    get: operations['version_api_dashboards__board_id__versions__version__get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/{board_id}/versions/{version}/restore': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Save an old version as the newest */
    post: operations['restore_version_api_dashboards__board_id__versions__version__restore_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/samples': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How far the sample events of your sample projects are */
    get: operations['samples_api_dashboards_samples_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/schema': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The JSON Schema of a dashboard's document */
    get: operations['schema_api_dashboards_schema_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/dashboards/templates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What a dashboard can be made from */
    get: operations['templates_api_dashboards_templates_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Events, newest first */
    get: operations['events_api_events_get']
    put?: never
    /**
     * Send events
     * @description Needs a write key: `Authorization: Bearer KEY`, `X-API-Key: KEY` or `?api_key=KEY`. Bodies may be gzip, deflate, br or zstd.
     */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json':
            | {
                anonymous_id?: string
                /** @description false: the event is counted as suppressed and not stored. */
                consent?: boolean
                /** @description The client's own id; a resent id counts once within the duplicates' window. */
                id?: string
                /** @description Default: properties.event_name for custom events, else the type. */
                name?: string
                /** @description Any JSON; at most 200 names and 10 levels. */
                properties?: Record<string, never>
                session_id?: string
                source?: string
                tags?: string[]
                /** @description ISO 8601 or epoch seconds/milliseconds; default: now. */
                timestamp?: string | number
                /** @description page_view, user_action, custom (default), metric_update, alert, system, error, performance, or 0 to 7. */
                type?: string
                user_id?: string
                value?: number
              }
            | {
                anonymous_id?: string
                /** @description false: the event is counted as suppressed and not stored. */
                consent?: boolean
                /** @description The client's own id; a resent id counts once within the duplicates' window. */
                id?: string
                /** @description Default: properties.event_name for custom events, else the type. */
                name?: string
                /** @description Any JSON; at most 200 names and 10 levels. */
                properties?: Record<string, never>
                session_id?: string
                source?: string
                tags?: string[]
                /** @description ISO 8601 or epoch seconds/milliseconds; default: now. */
                timestamp?: string | number
                /** @description page_view, user_action, custom (default), metric_update, alert, system, error, performance, or 0 to 7. */
                type?: string
                user_id?: string
                value?: number
              }[]
          'application/x-ndjson': string
        }
      }
      responses: {
        /** @description Durable: synced to disk before this answer. */
        202: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              accepted?: number
              duplicates?: number
              errors?: {
                field?: string
                index?: number
                reason?: string
              }[]
              rejected?: number
            }
          }
        }
        /** @description Nothing could be read, or every item was rejected. */
        400: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description Missing, unknown or revoked key. */
        401: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description The body is over its limit, before or after decompression. */
        413: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description An encoding that is not read here. */
        415: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description Too many requests or events; see Retry-After. */
        429: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description The journal is full or its disk refuses; nothing acknowledged is lost; see Retry-After. */
        503: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/events/{event_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One event by its id */
    get: operations['event_api_events__event_id__get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/events/{event_id}/neighbours': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What happened around an event: `by` user, session or time */
    get: operations['neighbours_api_events__event_id__neighbours_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/events/people': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The people of some events, most active first */
    post: operations['read_people_api_events_people_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the server does its work */
    get: operations['state_api_health_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Ask a question */
    post: operations['ask_api_metrics_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/metrics/definitions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The metrics that the project defines */
    get: operations['list_all_api_metrics_definitions_get']
    put?: never
    /** Define a metric */
    post: operations['add_api_metrics_definitions_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/metrics/definitions/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One of them */
    get: operations['get_api_metrics_definitions__name__get']
    /** Change a metric's definition */
    put: operations['change_api_metrics_definitions__name__put']
    post?: never
    /** Delete a metric's definition */
    delete: operations['remove_api_metrics_definitions__name__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/metrics/explain': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** How a question's answer comes about: statements, cost, meaning, freshness */
    post: operations['explain_api_metrics_explain_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/metrics/schema': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Metrics, events and properties of the project */
    get: operations['schema_api_metrics_schema_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plugins': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The plug-ins whose widgets a dashboard can show */
    get: operations['installed_api_plugins_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The projects you are in */
    get: operations['list_projects_api_projects_get']
    put?: never
    /** Make a project */
    post: operations['create_api_projects_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Give a project another name or time zone */
    put: operations['change_api_projects__project_id__put']
    post?: never
    /** Delete a project and its events */
    delete: operations['delete_api_projects__project_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The project's keys */
    get: operations['list_keys_api_projects__project_id__keys_get']
    put?: never
    /** Make a key */
    post: operations['create_api_projects__project_id__keys_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/keys/{key_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Revoke a key */
    delete: operations['revoke_api_projects__project_id__keys__key_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/members': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who is in the project */
    get: operations['list_members_api_projects__project_id__members_get']
    put?: never
    /** Let somebody with an account into the project */
    post: operations['add_api_projects__project_id__members_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/members/{person_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Give a member another role */
    put: operations['change_api_projects__project_id__members__person_id__put']
    post?: never
    /** Take a member out of the project */
    delete: operations['remove_api_projects__project_id__members__person_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/members/candidates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who could be added: people with an account, by part of name or address */
    get: operations['candidates_api_projects__project_id__members_candidates_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/members/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Leave the project */
    delete: operations['leave_api_projects__project_id__members_me_delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/retention': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How long the project keeps its events, and what went */
    get: operations['get_api_projects__project_id__retention_get']
    /** Say how long the project keeps its events */
    put: operations['put_api_projects__project_id__retention_put']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/retention/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** What would go under these rules */
    post: operations['preview_api_projects__project_id__retention_preview_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/properties/{name}/values': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A property's commonest values in the last 30 days */
    get: operations['values_api_properties__name__values_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rejects': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The newest items that were refused, with counts by reason and hour */
    get: operations['list_all_api_rejects_get']
    put?: never
    post?: never
    /** Forget all refused items */
    delete: operations['clear_api_rejects_delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rejects/{item_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Forget a refused item */
    delete: operations['remove_api_rejects__item_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rejects/{item_id}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Send a refused item again, as it was or mended */
    post: operations['replay_api_rejects__item_id__replay_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rows': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Events as a table: any columns, order and page */
    post: operations['read_rows_api_rows_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schema/{kind}/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Say what a name means: description, owner, tags, hidden */
    put: operations['put_api_schema__kind___name__put']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schema/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Event names with counts and notes */
    get: operations['events_api_schema_events_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schema/properties': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Properties with counts, types, conflicts, examples and notes; of one event with `event` */
    get: operations['properties_api_schema_properties_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/series': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Single values over time, as many as a screen can show */
    post: operations['read_series_api_series_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/share/{token}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Open a public link */
    post: operations['open_link_api_share__token__post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/share/{token}/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Ask one of a public dashboard's questions, with the session as bearer token */
    post: operations['ask_api_share__token__metrics_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/sources': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What comes in, by source and by key: how much, how late, how much refused */
    get: operations['read_sources_api_sources_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/sql': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Run one SELECT on the project's events */
    post: operations['run_api_sql_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/sql/saved': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Saved statements: your own and the shared ones */
    get: operations['list_all_api_sql_saved_get']
    put?: never
    /** Save a statement */
    post: operations['add_api_sql_saved_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/sql/saved/{saved_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A saved statement */
    get: operations['get_api_sql_saved__saved_id__get']
    /** Change a saved statement */
    put: operations['change_api_sql_saved__saved_id__put']
    post?: never
    /** Delete a saved statement */
    delete: operations['remove_api_sql_saved__saved_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/sql/schema': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tables, columns, properties and functions that a statement may name */
    get: operations['schema_api_sql_schema_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/statistics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Counts since the start and the state of every part */
    get: operations['numbers_api_statistics_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/widgets/schema': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Kind of widget -> the JSON Schema of its options */
    get: operations['widgets_api_widgets_schema_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the server does its work */
    get: operations['state_health_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Metrics in Prometheus' text format */
    get: operations['metrics_metrics_get']
    put?: never
    /**
     * Send metric points
     * @description Needs a write key: `Authorization: Bearer KEY`, `X-API-Key: KEY` or `?api_key=KEY`. Bodies may be gzip, deflate, br or zstd.
     */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json':
            | {
                metadata?: Record<string, never>
                metric_name: string
                tags?: Record<string, never>
                timestamp?: string | number
                value: number
              }
            | {
                metadata?: Record<string, never>
                metric_name: string
                tags?: Record<string, never>
                timestamp?: string | number
                value: number
              }[]
          'application/x-ndjson': string
        }
      }
      responses: {
        /** @description Durable: synced to disk before this answer. */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              accepted?: number
              duplicates?: number
              errors?: {
                field?: string
                index?: number
                reason?: string
              }[]
              rejected?: number
            }
          }
        }
        /** @description Nothing could be read, or every item was rejected. */
        400: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description Missing, unknown or revoked key. */
        401: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description The body is over its limit, before or after decompression. */
        413: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description An encoding that is not read here. */
        415: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description Too many requests or events; see Retry-After. */
        429: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description The journal is full or its disk refuses; nothing acknowledged is lost; see Retry-After. */
        503: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/metrics/{name}/history': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A metric's values of the last minutes */
    get: operations['history_metrics__name__history_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/metrics/{name}/latest': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The newest value of a metric */
    get: operations['latest_metrics__name__latest_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    /** HTTPValidationError */
    HTTPValidationError: {
      /** Detail */
      detail?: components['schemas']['ValidationError'][]
    }
    /** ValidationError */
    ValidationError: {
      /** Context */
      ctx?: Record<string, never>
      /** Input */
      input?: unknown
      /** Location */
      loc: (string | number)[]
      /** Message */
      msg: string
      /** Error Type */
      type: string
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  cache_clear_admin_api_cache_clear_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  cache_stats_admin_api_cache_stats_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  kinds_api_analysis_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  analyse_sessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description A pause of at least this long starts a new session.
           * @default 1800
           */
          gap_seconds?: number
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /** @description A named window such as last_30_days; or give from and to. */
          time_window?: string | null
          /** @description IANA name; absent: the project's. */
          timezone?: string | null
          to?: string | number | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  annotations_api_annotations_get: {
    parameters: {
      query?: {
        dashboard?: string | null
        from?: string | null
        to?: string | null
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  add_api_annotations_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          dashboard?: string | null
          end?: string | number | null
          /**
           * @default note
           * @enum {unknown}
           */
          kind?: 'deploy' | 'incident' | 'note'
          /** @default [] */
          tags?: string[]
          /** @default  */
          text?: string
          timestamp: string | number
          title: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  change_api_annotations__annotation_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        annotation_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          dashboard?: string | null
          end?: string | number | null
          /**
           * @default note
           * @enum {unknown}
           */
          kind?: 'deploy' | 'incident' | 'note'
          /** @default [] */
          tags?: string[]
          /** @default  */
          text?: string
          timestamp: string | number
          title: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  remove_api_annotations__annotation_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        annotation_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  login_api_auth_login_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email: string
          password: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  logout_api_auth_logout_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  me_api_auth_me_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  refresh_api_auth_refresh_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          refresh_token?: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  session_api_auth_session_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  find_api_dashboards_get: {
    parameters: {
      query?: {
        deleted?: boolean
        favourite?: boolean
        folder?: string
        id?: string | null
        search?: string
        tag?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  create_api_dashboards_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          copy_of?: string | null
          document?: Record<string, never> | null
          name?: string | null
          /** @default false */
          sample_data?: boolean
          template?: string | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  get_api_dashboards__board_id__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  save_api_dashboards__board_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          base_version: number
          /** @description See GET /api/dashboards/schema. */
          document: Record<string, never>
          /** @default false */
          force?: boolean
          /**
           * @description Why, for the history.
           * @default
           */
          message?: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  delete_api_dashboards__board_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  comments_api_dashboards__board_id__comments_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  add_api_dashboards__board_id__comments_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          parent_id?: string | null
          text: string
          widget_id?: string | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  edit_api_dashboards__board_id__comments__comment_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
        comment_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          text: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  remove_api_dashboards__board_id__comments__comment_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
        comment_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  resolve_api_dashboards__board_id__comments__comment_id__resolved_put: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
        comment_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default true */
          is_resolved?: boolean
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  keep_api_dashboards__board_id__favourite_put: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  let_go_api_dashboards__board_id__favourite_delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  links_api_dashboards__board_id__links_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  make_api_dashboards__board_id__links_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default false */
          allow_filters?: boolean
          /** @default [] */
          allowed_origins?: string[]
          expires_at?: string | number | null
          /** @default false */
          is_embed?: boolean
          password?: string | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  remove_api_dashboards__board_id__links__link_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
        link_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  restore_api_dashboards__board_id__restore_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  get_api_dashboards__board_id__sharing_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  put_api_dashboards__board_id__sharing_put: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default [] */
          people?: {
            /** @enum {unknown} */
            access: 'edit' | 'view'
            email?: string | null
            person_id?: string | null
          }[]
          /** @enum {unknown} */
          visibility: 'everyone' | 'people' | 'private' | 'public'
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  versions_api_dashboards__board_id__versions_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  version_api_dashboards__board_id__versions__version__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
        version: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  restore_version_api_dashboards__board_id__versions__version__restore_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        board_id: string
        version: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  samples_api_dashboards_samples_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  schema_api_dashboards_schema_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  templates_api_dashboards_templates_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  events_api_events_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  event_api_events__event_id__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        event_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  neighbours_api_events__event_id__neighbours_get: {
    parameters: {
      query?: {
        by?: 'user' | 'session' | 'time'
        limit?: number
      }
      header?: never
      path: {
        event_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  read_people_api_events_people_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          event?: string | null
          /** @default [] */
          filters?: Record<string, never>[]
          from?: string | number | null
          /** @default 100 */
          limit?: number
          metric?: string | null
          time_window?: string | null
          timezone?: string | null
          to?: string | number | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  state_api_health_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  ask_api_metrics_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "compare": "previous_period",
         *       "group_by": [
         *         "product_category"
         *       ],
         *       "limit": 5,
         *       "metric": "revenue",
         *       "time_window": "last_24_hours"
         *     }
         */
        'application/json': unknown
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  list_all_api_metrics_definitions_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  add_api_metrics_definitions_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          aggregation?: string | null
          /**
           * @default activity
           * @enum {unknown}
           */
          cache_class?: 'activity' | 'health' | 'live' | 'revenue'
          /** @default  */
          description?: string
          event?: string | null
          /** @default [] */
          filters?: Record<string, never>[]
          formula?: string | null
          /**
           * @default up
           * @enum {unknown}
           */
          good_when?: 'down' | 'up'
          name: string
          /** @default  */
          unit?: string
          value_field?: string | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  get_api_metrics_definitions__name__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  change_api_metrics_definitions__name__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          aggregation?: string | null
          /**
           * @default activity
           * @enum {unknown}
           */
          cache_class?: 'activity' | 'health' | 'live' | 'revenue'
          /** @default  */
          description?: string
          event?: string | null
          /** @default [] */
          filters?: Record<string, never>[]
          formula?: string | null
          /**
           * @default up
           * @enum {unknown}
           */
          good_when?: 'down' | 'up'
          name: string
          /** @default  */
          unit?: string
          value_field?: string | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  remove_api_metrics_definitions__name__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  explain_api_metrics_explain_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "compare": "previous_period",
         *       "group_by": [
         *         "product_category"
         *       ],
         *       "limit": 5,
         *       "metric": "revenue",
         *       "time_window": "last_24_hours"
         *     }
         */
        'application/json': unknown
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  schema_api_metrics_schema_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  installed_api_plugins_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  list_projects_api_projects_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  create_api_projects_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @default UTC */
          timezone?: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  change_api_projects__project_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @default UTC */
          timezone?: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  delete_api_projects__project_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  list_keys_api_projects__project_id__keys_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  create_api_projects__project_id__keys_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          kind: 'read' | 'write'
          name: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  revoke_api_projects__project_id__keys__key_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        key_id: string
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  list_members_api_projects__project_id__members_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  add_api_projects__project_id__members_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email: string
          /** @enum {unknown} */
          role: 'admin' | 'editor' | 'viewer'
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  change_api_projects__project_id__members__person_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          role: 'admin' | 'editor' | 'viewer'
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  remove_api_projects__project_id__members__person_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  candidates_api_projects__project_id__members_candidates_get: {
    parameters: {
      query?: {
        search?: string
      }
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  leave_api_projects__project_id__members_me_delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  get_api_projects__project_id__retention_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  put_api_projects__project_id__retention_put: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          days?: number | null
          /** @default [] */
          events?: {
            days?: number | null
            event: string
          }[]
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  preview_api_projects__project_id__retention_preview_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          days?: number | null
          /** @default [] */
          events?: {
            days?: number | null
            event: string
          }[]
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  values_api_properties__name__values_get: {
    parameters: {
      query?: {
        event?: string
        limit?: number
        search?: string
      }
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  list_all_api_rejects_get: {
    parameters: {
      query?: {
        limit?: number
        reason?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  clear_api_rejects_delete: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  remove_api_rejects__item_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        item_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  replay_api_rejects__item_id__replay_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        item_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          body?: unknown
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  read_rows_api_rows_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * @default [
           *       "timestamp",
           *       "name",
           *       "user_id",
           *       "value"
           *     ]
           */
          columns?: string[]
          event?: string | null
          /** @default [] */
          filters?: Record<string, never>[]
          from?: string | number | null
          /** @default 100 */
          limit?: number
          metric?: string | null
          /** @default 0 */
          offset?: number
          /** @default  */
          search?: string
          /** @default [] */
          sort?: {
            field: string
            /**
             * @default asc
             * @enum {unknown}
             */
            order?: 'asc' | 'desc'
          }[]
          time_window?: string | null
          timezone?: string | null
          to?: string | number | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  put_api_schema__kind___name__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        kind: 'event' | 'property'
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          description?: string
          /** @default false */
          hidden?: boolean
          /** @default  */
          owner?: string
          /** @default [] */
          tags?: string[]
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  events_api_schema_events_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  properties_api_schema_properties_get: {
    parameters: {
      query?: {
        event?: string | null
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  read_series_api_series_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          event?: string | null
          /** @default [] */
          filters?: Record<string, never>[]
          from?: string | number | null
          /**
           * @default m4
           * @enum {unknown}
           */
          method?: 'lttb' | 'm4'
          metric?: string | null
          time_window?: string | null
          timezone?: string | null
          to?: string | number | null
          value_field?: string | null
          /** @default 1000 */
          width?: number
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  open_link_api_share__token__post: {
    parameters: {
      query?: never
      header?: never
      path: {
        token: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          password?: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  ask_api_share__token__metrics_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        token: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default [] */
          filters?: Record<string, never>[]
          query_id: string
          range?:
            | string
            | {
                from: string
                to: string
              }
            | null
          /** @default {} */
          variables?: {
            [key: string]: string[]
          }
          widget_id: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  read_sources_api_sources_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  run_api_sql_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          from?: string | number | null
          /** @default 1000 */
          limit?: number
          /** @default {} */
          parameters?: {
            [key: string]: string | number | boolean | (string | number | boolean)[] | null
          }
          /** @default  */
          query?: string
          saved?: string | null
          timezone?: string | null
          to?: string | number | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  list_all_api_sql_saved_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  add_api_sql_saved_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          query: string
          /** @default false */
          shared?: boolean
        }
      }
    }
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  get_api_sql_saved__saved_id__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        saved_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  change_api_sql_saved__saved_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        saved_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          query: string
          /** @default false */
          shared?: boolean
        }
      }
    }
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  remove_api_sql_saved__saved_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        saved_id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  schema_api_sql_schema_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  numbers_api_statistics_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  widgets_api_widgets_schema_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  state_health_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  metrics_metrics_get: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
    }
  }
  history_metrics__name__history_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
  latest_metrics__name__latest_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description Validation Error */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HTTPValidationError']
        }
      }
    }
  }
}
