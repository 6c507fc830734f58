// Written by scripts/gen-api.mjs from docs/reference/openapi.json: `make docs`.
export interface paths {
  '/admin/api/alerts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Alerts and rules of the project */
    get: operations['everything_admin_api_alerts_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
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
  '/alerts/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The rules of the project, by metric and name */
    get: operations['rules_alerts_rules_get']
    put?: never
    /** Add a rule on a metric */
    post: operations['add_alerts_rules_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/alerts/rules/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Remove a rule by its name */
    delete: operations['remove_alerts_rules__name__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/backups': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The backups, and the one that is being made */
    get: operations['list_backups_api_admin_backups_get']
    put?: never
    /** Make a backup */
    post: operations['begin_api_admin_backups_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/backups/{backup_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Delete a backup */
    delete: operations['remove_api_admin_backups__backup_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/aggregation/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The rules of the project, by name */
    get: operations['rules_api_aggregation_rules_get']
    put?: never
    /** Add a rule: points of its windows are made from now on */
    post: operations['add_api_aggregation_rules_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/aggregation/rules/{rule}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One rule, by id or name */
    get: operations['one_api_aggregation_rules__rule__get']
    /** Change a rule; windows that have their points keep them */
    put: operations['change_api_aggregation_rules__rule__put']
    post?: never
    /** Remove a rule; the points that it made stay */
    delete: operations['remove_api_aggregation_rules__rule__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/aggregation/rules/{rule}/lateness': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How late its events come, and how many came too late in the last day */
    get: operations['late_api_aggregation_rules__rule__lateness_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Alerts, those that need somebody first, and the rules that find them */
    get: operations['alerts_api_alerts_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/{alert}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** An alert, how it changed, and what explains that it fired */
    get: operations['detail_api_alerts__alert__get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/{alert}/acknowledge': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Say that somebody takes care of a firing alert */
    post: operations['take_api_alerts__alert__acknowledge_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/{alert}/history': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How an alert changed, newest first */
    get: operations['changes_api_alerts__alert__history_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/{alert}/snooze': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Keep quiet about a firing alert for a while */
    post: operations['quiet_api_alerts__alert__snooze_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/backtest': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** How often a rule would have fired, saved or not */
    post: operations['look_back_api_alerts_backtest_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/channels': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The channels of the project; secrets are only said to be set or not */
    get: operations['channels_api_alerts_channels_get']
    put?: never
    /** Add a channel */
    post: operations['add_api_alerts_channels_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/channels/{channel}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One channel */
    get: operations['one_api_alerts_channels__channel__get']
    /** Change a channel; secrets that are left out stay as they were */
    put: operations['change_api_alerts_channels__channel__put']
    post?: never
    /** Remove a channel that no rule names */
    delete: operations['remove_api_alerts_channels__channel__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/channels/{channel}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Send a test message, and say what became of it */
    post: operations['test_api_alerts_channels__channel__test_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/channels/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** How a message with these templates reads */
    post: operations['preview_api_alerts_channels_preview_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/mutes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Times in which nobody is told, and which hold now */
    get: operations['mutes_api_alerts_mutes_get']
    put?: never
    /** Add a mute */
    post: operations['add_api_alerts_mutes_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/mutes/{mute}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change a mute */
    put: operations['change_api_alerts_mutes__mute__put']
    post?: never
    /** Remove a mute */
    delete: operations['remove_api_alerts_mutes__mute__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/notices': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was told, what waits and what was given up, newest first */
    get: operations['notices_api_alerts_notices_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/notices/{notice}/again': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Try one that was given up again, with those that were to go out with it */
    post: operations['again_api_alerts_notices__notice__again_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The rules of the project */
    get: operations['rules_api_alerts_rules_get']
    put?: never
    /** Add a rule */
    post: operations['add_api_alerts_rules_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/alerts/rules/{rule}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One rule, by id or name */
    get: operations['one_api_alerts_rules__rule__get']
    /** Change a rule */
    put: operations['change_api_alerts_rules__rule__put']
    post?: never
    /** Remove a rule with its alerts */
    delete: operations['remove_api_alerts_rules__rule__delete']
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
  '/api/analysis/adoption': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Adoption
     * @description Who took up a feature and when, how long that took from their first event, and what share of the active people uses it.
     */
    post: operations['analyse_adoption']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/ai-usage': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * AI usage
     * @description Calls, tokens, cost, time and failures of language models, by model and by what they were for.
     */
    post: operations['analyse_ai_usage']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/attribution': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Attribution
     * @description Which channels led to the conversions, by six models.
     */
    post: operations['analyse_attribution']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/carts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Cart abandonment
     * @description How many carts were filled and left, what they were worth, and how long orders took.
     */
    post: operations['analyse_carts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/cohort': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Cohorts
     * @description People by the day, week or month in which they started: who came back in each period since, how often, and what they were worth.
     */
    post: operations['analyse_cohort']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/cohort-people': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * People of a cohort
     * @description Who is behind a cell of the cohorts: who came back in it, or who did not.
     */
    post: operations['analyse_cohort_people']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/costs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Costs and profit
     * @description Costs by category and budget beside what was earned: profit, margin and return on investment.
     */
    post: operations['analyse_costs']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/devices': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Devices
     * @description When each device was last heard, how its sensors run, and when they will cross their bounds.
     */
    post: operations['analyse_devices']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/engagement': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Engagement
     * @description When in the week people are active, hour by hour, and how much they do: events, sessions, days and time of each active person.
     */
    post: operations['analyse_engagement']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/experiment': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Experiment
     * @description How each variant of an experiment did against the control, and how sure that is.
     */
    post: operations['analyse_experiment']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/funnel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Funnel
     * @description How many people took each of some steps within a time, how long it took them, and where the others stopped.
     */
    post: operations['analyse_funnel']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/funnel-people': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * People of a funnel
     * @description Who got to a step of a funnel, or stopped before it.
     */
    post: operations['analyse_funnel_people']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/lifecycle': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Lifecycle
     * @description People by day, week or month: new, returning, back after a pause, and gone quiet.
     */
    post: operations['analyse_lifecycle']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/lifecycle-people': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * People of a stage
     * @description Who was new, returning, back after a pause or gone quiet in a day, week or month.
     */
    post: operations['analyse_lifecycle_people']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/model-quality': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Model quality
     * @description How often each model is right, where it errs, how well it knows, and whether that has changed.
     */
    post: operations['analyse_model_quality']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/paths': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Paths
     * @description The ways people take through events or pages, from or to one of them, and where they stop.
     */
    post: operations['analyse_paths']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/paths-people': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * People of a path
     * @description Whose walks went through a node or link of the paths, or ended there.
     */
    post: operations['analyse_paths_people']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/requests': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Requests
     * @description How many requests there were, how quick they were answered, how many failed, and where.
     */
    post: operations['analyse_requests']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/retention': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Retention
     * @description Of the people who started, the share that came back after so many days, weeks or months, over all cohorts that have got that far.
     */
    post: operations['analyse_retention']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/revenue': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Revenue
     * @description What was earned, given back and by whom, over time and by product, in one currency.
     */
    post: operations['analyse_revenue']
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
  '/api/analysis/sql': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * SQL
     * @description One SELECT on the project's events of the time and filters that are asked for.
     */
    post: operations['analyse_sql']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/stickiness': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Stickiness
     * @description People active each day against those of the week and the month, and on how many days people are active.
     */
    post: operations['analyse_stickiness']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/subscriptions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Recurring revenue
     * @description Monthly and annual recurring revenue, and what moved it: new, expansion, reactivation, contraction and churn.
     */
    post: operations['analyse_subscriptions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/transactions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Transactions
     * @description Where each transaction stands, how statuses follow each other, how many succeed, and which are stuck.
     */
    post: operations['analyse_transactions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/analysis/web': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Web analytics
     * @description Visits: where they came from, what they saw first and last, with what, and how many were engaged.
     */
    post: operations['analyse_web']
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
  '/api/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who did what, newest first */
    get: operations['entries_api_audit_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/audit/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The same as a file, whole */
    get: operations['export_api_audit_export_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/forgotten': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Be mailed a link by which one sets a password */
    post: operations['forgotten_api_auth_forgotten_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/identities': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How you sign in: a password, and the providers linked to your account */
    get: operations['own_api_auth_identities_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/identities/{identity_id}/unlink': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Unlink a provider from your account */
    post: operations['unlink_own_api_auth_identities__identity_id__unlink_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Whom a link is for */
    post: operations['look_api_auth_link_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/link/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Set a password by a link */
    post: operations['use_api_auth_link_password_post']
    delete?: never
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
  '/api/auth/login/code': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The second step of signing in */
    post: operations['answer_api_auth_login_code_post']
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
    /** Change your name, address, time zone or language */
    put: operations['change_api_auth_me_put']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/oidc/callback': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Come back from the provider */
    get: operations['callback_api_auth_oidc_callback_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/oidc/login': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Go to the provider to sign in
     * @description `next`: the path to be at afterwards.
     */
    get: operations['login_api_auth_oidc_login_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/oidc/logout': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Told by the provider that it signed somebody out
     * @description OpenID Connect Back-Channel Logout 1.0: `logout_token` in a form.
     */
    post: operations['logout_api_auth_oidc_logout_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Change your password */
    post: operations['change_api_auth_password_post']
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
  '/api/auth/second-factor': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether you sign in in two steps */
    get: operations['view_api_auth_second_factor_get']
    put?: never
    /** Begin to use an authenticator app */
    post: operations['begin_api_auth_second_factor_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/second-factor/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Turn the second step on with a code of the app */
    post: operations['confirm_api_auth_second_factor_confirm_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/second-factor/disable': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Turn the second step off */
    post: operations['disable_api_auth_second_factor_disable_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/second-factor/recovery-codes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** New recovery codes in place of the old */
    post: operations['recovery_codes_api_auth_second_factor_recovery_codes_post']
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
  '/api/auth/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where you are signed in */
    get: operations['own_api_auth_sessions_get']
    put?: never
    post?: never
    /** Sign out everywhere else */
    delete: operations['end_others_api_auth_sessions_delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/sessions/{session_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** End one of your logins */
    delete: operations['end_api_auth_sessions__session_id__delete']
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
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description Missing, unknown or revoked key. */
        401: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        403: components['responses']['403']
        404: components['responses']['404']
        409: components['responses']['409']
        /** @description The body is over its limit, before or after decompression. */
        413: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description An encoding that is not read here. */
        415: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        422: components['responses']['422']
        /** @description Too many requests or events; see Retry-After. */
        429: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description The journal is full or its disk refuses; nothing acknowledged is lost; see Retry-After. */
        503: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
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
  '/api/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A question's answer, a statement's rows or a table that is shown, as a file */
    post: operations['export_api_export_post']
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
  '/api/insights/explain': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** What an answer says, in words whose every figure is one of it */
    post: operations['explain_api_insights_explain_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/insights/usage': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What the project used of the language model, day by day */
    get: operations['usage_api_insights_usage_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/live': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Follow live numbers by server-sent events */
    get: {
      parameters: {
        query?: {
          /** @description A subscribe message as JSON; any number of them. */
          subscribe?: string[]
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Live messages, one event each, until either side ends. */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'text/event-stream': string
          }
        }
        /** @description A subscribe message that cannot be read. */
        400: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description No login. */
        401: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description The login's cookie, from a foreign page. */
        403: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        404: components['responses']['404']
        422: components['responses']['422']
        /** @description Too many connections of this person; see Retry-After. */
        429: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description The server has its limit of connections; see Retry-After. */
        503: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
      }
    }
    put?: never
    /** Follow live numbers by server-sent events, asked for in the body */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: {
        content: {
          'application/json': {
            subscribe?: {
              dashboard?: string
              deltas?: boolean
              feed?: Record<string, never>
              id?: string
              query?: Record<string, never>
            }[]
          }
        }
      }
      responses: {
        /** @description Live messages, one event each, until either side ends. */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'text/event-stream': string
          }
        }
        /** @description A subscribe message that cannot be read. */
        400: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description No login. */
        401: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description The login's cookie, from a foreign page. */
        403: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        404: components['responses']['404']
        409: components['responses']['409']
        413: components['responses']['413']
        415: components['responses']['415']
        422: components['responses']['422']
        /** @description Too many connections of this person; see Retry-After. */
        429: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description The server has its limit of connections; see Retry-After. */
        503: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/live/{connection}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Send messages to an open event stream */
    post: operations['tell_api_live__connection__post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/live/freshness': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How fresh the project's live numbers are, tile by tile, and what came late */
    get: operations['freshness_api_live_freshness_get']
    put?: never
    /** The same of one question, null while nobody follows it */
    post: operations['of_question_api_live_freshness_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/live/presence': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How many people look at the project now */
    get: operations['presence_api_live_presence_get']
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
  '/api/people': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The people of a time: listed, searched, a page at a time */
    get: operations['page_api_people_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/people/{person}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One person, by key, user:<id> or visitor:<id> */
    get: operations['profile_api_people__person__get']
    put?: never
    post?: never
    /** Erase everything that is kept of a person, for ever */
    delete: operations['erase_api_people__person__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/people/{person}/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A person's events, newest first */
    get: operations['events_api_people__person__events_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/people/{person}/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Everything that is kept of a person, as a ZIP file */
    get: operations['file_api_people__person__export_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/people/alias': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Two ids are one person */
    post: operations['alias_api_people_alias_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/permissions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What can be allowed in a project, and which role allows it */
    get: operations['permissions_api_permissions_get']
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
  '/api/projects/{project_id}/erasures': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who was erased, without saying who */
    get: operations['erasures_api_projects__project_id__erasures_get']
    put?: never
    /** Erase many people at once, for ever */
    post: operations['erase_many_api_projects__project_id__erasures_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/erasures/{erasure}/check': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Look for an erased person in the whole store */
    post: operations['check_api_projects__project_id__erasures__erasure__check_post']
    delete?: never
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
  '/api/projects/{project_id}/keys/{key_id}/rotate': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Give a key another text
     * @description The old text counts for `grace_s` more seconds (a day, unless said otherwise), so that who uses it can change over.
     */
    post: operations['rotate_api_projects__project_id__keys__key_id__rotate_post']
    delete?: never
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
  '/api/projects/{project_id}/privacy-rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The privacy rules of the project, and what they did */
    get: operations['get_api_projects__project_id__privacy_rules_get']
    put?: never
    /** Make a privacy rule */
    post: operations['add_api_projects__project_id__privacy_rules_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/privacy-rules/{rule_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change a privacy rule */
    put: operations['change_api_projects__project_id__privacy_rules__rule_id__put']
    post?: never
    /** Remove a privacy rule */
    delete: operations['remove_api_projects__project_id__privacy_rules__rule_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/privacy-rules/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Encrypt with a new key from now on */
    post: operations['rotate_api_projects__project_id__privacy_rules_keys_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/privacy-rules/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** What rules would do to the newest events */
    post: operations['preview_api_projects__project_id__privacy_rules_preview_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/privacy-rules/reveal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** An encrypted value in clear */
    post: operations['reveal_api_projects__project_id__privacy_rules_reveal_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/privacy-rules/suggestions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Properties that look personal and have no rule */
    get: operations['suggestions_api_projects__project_id__privacy_rules_suggestions_get']
    put?: never
    post?: never
    delete?: never
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
  '/api/projects/{project_id}/retention/hold': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Let nothing of the project go for its age */
    put: operations['hold_api_projects__project_id__retention_hold_put']
    post?: never
    /** Let events go at their age again */
    delete: operations['release_api_projects__project_id__retention_hold_delete']
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
  '/api/projects/{project_id}/row-rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The project's row rules: which events are there for whom */
    get: operations['list_all_api_projects__project_id__row_rules_get']
    put?: never
    /** Make a row rule */
    post: operations['add_api_projects__project_id__row_rules_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/row-rules/{rule_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One row rule */
    get: operations['get_api_projects__project_id__row_rules__rule_id__get']
    /** Change a row rule */
    put: operations['change_api_projects__project_id__row_rules__rule_id__put']
    post?: never
    /** Remove a row rule */
    delete: operations['remove_api_projects__project_id__row_rules__rule_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/row-rules/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** How many of the last 7 days' events a rule shows */
    post: operations['preview_api_projects__project_id__row_rules_preview_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/row-rules/seen-as/{kind}/{who}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What somebody sees of the last 7 days: a member, a read key, or by a role or team alone */
    get: operations['seen_as_api_projects__project_id__row_rules_seen_as__kind___who__get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/teams': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The teams in the project */
    get: operations['list_places_api_projects__project_id__teams_get']
    put?: never
    /** Let a team into the project */
    post: operations['add_api_projects__project_id__teams_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/teams/{team_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Say what a team's people may do in the project */
    put: operations['change_api_projects__project_id__teams__team_id__put']
    post?: never
    /** Take a team out of the project */
    delete: operations['remove_api_projects__project_id__teams__team_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/projects/{project_id}/teams/candidates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The teams that could be let in */
    get: operations['candidates_api_projects__project_id__teams_candidates_get']
    put?: never
    post?: never
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
  '/api/segments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The segments of the project: those that every project has, and its own */
    get: operations['list_all_api_segments_get']
    put?: never
    /** Define a segment */
    post: operations['add_api_segments_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/segments/{segment}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One segment */
    get: operations['get_api_segments__segment__get']
    /** Change a segment */
    put: operations['change_api_segments__segment__put']
    post?: never
    /** Delete a segment */
    delete: operations['remove_api_segments__segment__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/segments/{segment}/restore': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Bring a deleted segment back */
    post: operations['restore_api_segments__segment__restore_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/segments/{segment}/size': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How many people are in a segment now */
    get: operations['size_api_segments__segment__size_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/segments/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** How many people a rule finds now */
    post: operations['preview_api_segments_preview_post']
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
  '/api/teams': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Every team, its people and its projects */
    get: operations['list_teams_api_teams_get']
    put?: never
    /** Make a team */
    post: operations['create_api_teams_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teams/{team_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Give a team another name */
    put: operations['rename_api_teams__team_id__put']
    post?: never
    /** Delete a team; its people stay */
    delete: operations['delete_api_teams__team_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teams/{team_id}/members/{person_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Put somebody into a team */
    put: operations['join_api_teams__team_id__members__person_id__put']
    post?: never
    /** Take somebody out of a team */
    delete: operations['leave_api_teams__team_id__members__person_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Everyone who has an account
     * @description With `?id=` the one person.
     */
    get: operations['list_users_api_users_get']
    /** The same with the person's id in the body */
    put: operations['change_named_api_users_put']
    /** Invite somebody */
    post: operations['invite_api_users_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{person_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change a person's name or role, or whether they may sign in */
    put: operations['change_api_users__person_id__put']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{person_id}/identities': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How somebody signs in */
    get: operations['of_person_api_users__person_id__identities_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{person_id}/identities/{identity_id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Unlink a provider from somebody's account */
    delete: operations['unlink_api_users__person_id__identities__identity_id__delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{person_id}/link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A link by which somebody chooses a password */
    post: operations['link_api_users__person_id__link_post']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{person_id}/second-factor': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Take the second step from somebody who lost the app */
    delete: operations['take_api_users__person_id__second_factor_delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{person_id}/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where somebody is signed in */
    get: operations['of_person_api_users__person_id__sessions_get']
    put?: never
    post?: never
    /** Sign somebody out everywhere */
    delete: operations['end_of_person_api_users__person_id__sessions_delete']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/widgets': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The kinds of widgets to choose from */
    get: operations['kinds_api_widgets_get']
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
  '/health/live': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the process answers at all */
    get: operations['live_health_live_get']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/ready': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the process should be sent requests: 503 while it should not */
    get: operations['ready_health_ready_get']
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
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description Missing, unknown or revoked key. */
        401: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        403: components['responses']['403']
        404: components['responses']['404']
        409: components['responses']['409']
        /** @description The body is over its limit, before or after decompression. */
        413: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description An encoding that is not read here. */
        415: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        422: components['responses']['422']
        /** @description Too many requests or events; see Retry-After. */
        429: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
        }
        /** @description The journal is full or its disk refuses; nothing acknowledged is lost; see Retry-After. */
        503: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Error']
          }
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
    Error: {
      error: {
        /** @description Stable, for programs. */
        code: string
        details: {
          field: string
          reason: string
        }[]
        /** @description What was wrong and how to mend it. */
        message: string
        /** @description Finds the request in the log. */
        request_id: string
      }
    }
  }
  responses: {
    /** @description The request is not as this call expects it; `details` names the places. */
    400: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description No valid token or key. */
    401: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description The caller may not do this. */
    403: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description There is nothing of this id for the caller. */
    404: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description It changed meanwhile, exists already, or is needed by something else. */
    409: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description The body is over its limit. */
    413: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description A type or encoding that is not read here. */
    415: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description A limit is reached; the message names it. */
    422: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description Too many requests; see Retry-After. */
    429: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
    /** @description A part of the server is busy or down; see Retry-After. */
    503: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/json': components['schemas']['Error']
      }
    }
  }
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  everything_admin_api_alerts_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  cache_clear_admin_api_cache_clear_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  rules_alerts_rules_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_alerts_rules_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          condition:
            | 'absent'
            | 'anomaly'
            | 'anomaly_above'
            | 'anomaly_below'
            | 'change_above'
            | 'change_below'
            | 'eq'
            | 'gt'
            | 'gte'
            | 'lt'
            | 'lte'
            | 'neq'
          /** @default 0 */
          duration?: number
          metric_name: string
          name: string
          /**
           * @default warning
           * @enum {unknown}
           */
          severity?: 'critical' | 'error' | 'info' | 'warning'
          threshold: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_alerts_rules__name__delete: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  list_backups_api_admin_backups_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  begin_api_admin_backups_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_admin_backups__backup_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        backup_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  rules_api_aggregation_rules_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_aggregation_rules_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description As in POST /api/metrics: avg, sum, p95, …; absent: as the metric is defined. */
          aggregation?: string | null
          /**
           * @description So long after its end events still count in a window.
           * @default 5
           */
          allowed_lateness_seconds?: number
          /** @default  */
          description?: string
          /** @default [] */
          filters?: Record<string, never>[]
          /**
           * @description A point for each of these dimensions' values.
           * @default []
           */
          group_by?: string[]
          /** @default true */
          is_enabled?: boolean
          name: string
          /** @description What the points are called. */
          output_metric: string
          /** @description Of sliding windows: how far apart they begin. */
          slide_seconds?: number | null
          /** @description A metric of the catalogue, an event's name, or a formula. */
          source_metric: string
          value_field?: string | null
          /**
           * @default tumbling
           * @enum {unknown}
           */
          window?: 'session' | 'sliding' | 'tumbling'
          /** @description Length of a window; of session windows the pause that ends one. */
          window_seconds: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  one_api_aggregation_rules__rule__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        rule: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_aggregation_rules__rule__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        rule: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description As in POST /api/metrics: avg, sum, p95, …; absent: as the metric is defined. */
          aggregation?: string | null
          /**
           * @description So long after its end events still count in a window.
           * @default 5
           */
          allowed_lateness_seconds?: number
          /** @default  */
          description?: string
          /** @default [] */
          filters?: Record<string, never>[]
          /**
           * @description A point for each of these dimensions' values.
           * @default []
           */
          group_by?: string[]
          /** @default true */
          is_enabled?: boolean
          name: string
          /** @description What the points are called. */
          output_metric: string
          /** @description Of sliding windows: how far apart they begin. */
          slide_seconds?: number | null
          /** @description A metric of the catalogue, an event's name, or a formula. */
          source_metric: string
          value_field?: string | null
          /**
           * @default tumbling
           * @enum {unknown}
           */
          window?: 'session' | 'sliding' | 'tumbling'
          /** @description Length of a window; of session windows the pause that ends one. */
          window_seconds: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_aggregation_rules__rule__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        rule: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  late_api_aggregation_rules__rule__lateness_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        rule: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  alerts_api_alerts_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  detail_api_alerts__alert__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        alert: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  take_api_alerts__alert__acknowledge_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        alert: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default true */
          is_acknowledged?: boolean
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  changes_api_alerts__alert__history_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        alert: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  quiet_api_alerts__alert__snooze_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        alert: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          minutes: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  look_back_api_alerts_backtest_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          days?: number | null
          from?: string | number | null
          incidents?: {
            /**
             * @description Whether the project's annotations count too.
             * @default false
             */
            annotations?: boolean
            /** @default [] */
            ids?: string[]
            /** @default [] */
            intervals?: {
              from: string | number
              to?: string | number | null
            }[]
            /** @default incident */
            kind?: string | null
            tag?: string | null
            /**
             * @description An alert so long after an incident, or over so long before it, has found it.
             * @default 300
             */
            tolerance_seconds?: number
          } | null
          /**
           * Rule
           * @description When a number is worth telling people: a simple rule is one term itself, one of several joins its `terms` by `join`.
           *
           *         The `group_by` of a question gives every group an alert of its own; groups of several terms are joined by their values.
           *
           *         `duration`: so long the condition has to hold without a break before the alert fires. `resolve_after`: so long it has to be over before the alert
           *         resolves. `recovery_threshold`: once firing, the number has to get past this one to be over. `min_count`: with fewer events there is no number.
           *         `no_data`: what becomes of an alert without a number for `no_data_after`.
           */
          rule: {
            /**
             * @default gt
             * @enum {unknown}
             */
            condition?:
              | 'absent'
              | 'anomaly'
              | 'anomaly_above'
              | 'anomaly_below'
              | 'change_above'
              | 'change_below'
              | 'eq'
              | 'gt'
              | 'gte'
              | 'lt'
              | 'lte'
              | 'neq'
            /** @default  */
            description?: string
            /**
             * @description Seconds that the condition has to hold before the alert fires.
             * @default 0
             */
            duration?: number
            /** @description What an anomaly is measured against; absent: the last 96 windows. */
            history?: {
              /** @default 12 */
              min_windows?: number
              /**
               * @default none
               * @enum {unknown}
               */
              season?: 'day' | 'none' | 'week'
              /** @default 96 */
              windows?: number
            } | null
            /** @default true */
            is_enabled?: boolean
            /**
             * @description Whether a quotient is in percent.
             * @default false
             */
            is_percent?: boolean
            /**
             * @description Whether all terms have to hold, or any.
             * @default and
             * @enum {unknown}
             */
            join?: 'and' | 'or'
            /**
             * @description Events below which there is no number.
             * @default 0
             */
            min_count?: number
            name: string
            /**
             * @default keep
             * @enum {unknown}
             */
            no_data?: 'fire' | 'keep' | 'no_data' | 'resolve'
            /** @default 0 */
            no_data_after?: number
            /**
             * @description Ids of the channels that are told; the project's usual ones when empty.
             * @default []
             */
            notify?: string[]
            /** @description What the number of `query` is divided by: a question for the same time. */
            over?: Record<string, never> | null
            /**
             * @description As of a term; absent where `terms` are given.
             * @default {}
             */
            query?: Record<string, never>
            /** @description Past which a firing alert is over; absent: `threshold`. */
            recovery_threshold?: number | null
            /**
             * @description Seconds after which one that goes on firing is told again; 0 for never.
             * @default 0
             */
            repeat_after?: number
            /**
             * @description Seconds that the condition has to be over before the alert resolves.
             * @default 0
             */
            resolve_after?: number
            /**
             * @default warning
             * @enum {unknown}
             */
            severity?: 'critical' | 'error' | 'info' | 'warning'
            /** @description Up to which step of a funnel; absent: the last. */
            step?: number | null
            /**
             * @description Two to five numbers with a condition each, instead of one.
             * @default []
             */
            terms?: {
              /** @enum {unknown} */
              condition:
                | 'absent'
                | 'anomaly'
                | 'anomaly_above'
                | 'anomaly_below'
                | 'change_above'
                | 'change_below'
                | 'eq'
                | 'gt'
                | 'gte'
                | 'lt'
                | 'lte'
                | 'neq'
              /** @description What an anomaly is measured against; absent: the last 96 windows. */
              history?: {
                /** @default 12 */
                min_windows?: number
                /**
                 * @default none
                 * @enum {unknown}
                 */
                season?: 'day' | 'none' | 'week'
                /** @default 96 */
                windows?: number
              } | null
              /**
               * @description Whether a quotient is in percent.
               * @default false
               */
              is_percent?: boolean
              /**
               * @description Events below which there is no number.
               * @default 0
               */
              min_count?: number
              /** @description What the number of `query` is divided by: a question for the same time. */
              over?: Record<string, never> | null
              /** @description The body of POST /api/metrics; the last five minutes unless it names a time. */
              query: Record<string, never>
              /** @description Past which a firing alert is over; absent: `threshold`. */
              recovery_threshold?: number | null
              /** @description Up to which step of a funnel; absent: the last. */
              step?: number | null
              /** @default 0 */
              threshold?: number
            }[]
            /** @default 0 */
            threshold?: number
          }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  channels_api_alerts_channels_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_alerts_channels_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default true */
          is_default?: boolean
          /** @default true */
          is_enabled?: boolean
          /** @enum {unknown} */
          kind: 'email' | 'service' | 'webhook'
          name: string
          /**
           * @description `email`: `to`. `webhook`: `url`, `secret`. `service`: `url`.
           * @default {}
           */
          settings?: Record<string, never>
          /** @default [] */
          severities?: ('critical' | 'error' | 'info' | 'warning')[]
          /** @default  */
          text?: string
          /** @default  */
          title?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  one_api_alerts_channels__channel__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        channel: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_alerts_channels__channel__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        channel: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default true */
          is_default?: boolean
          /** @default true */
          is_enabled?: boolean
          /** @enum {unknown} */
          kind: 'email' | 'service' | 'webhook'
          name: string
          /**
           * @description `email`: `to`. `webhook`: `url`, `secret`. `service`: `url`.
           * @default {}
           */
          settings?: Record<string, never>
          /** @default [] */
          severities?: ('critical' | 'error' | 'info' | 'warning')[]
          /** @default  */
          text?: string
          /** @default  */
          title?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_alerts_channels__channel__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        channel: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  test_api_alerts_channels__channel__test_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        channel: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  preview_api_alerts_channels_preview_post: {
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
          text?: string
          /** @default  */
          title?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  mutes_api_alerts_mutes_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_alerts_mutes_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @description The rule that is quiet; absent: all of the project. */
          rule_id?: string | null
          until?: string | null
          weekly?: {
            days: number[]
            /** @default 00:00 */
            end?: string
            /** @default 00:00 */
            start?: string
          } | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_alerts_mutes__mute__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        mute: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          /** @description The rule that is quiet; absent: all of the project. */
          rule_id?: string | null
          until?: string | null
          weekly?: {
            days: number[]
            /** @default 00:00 */
            end?: string
            /** @default 00:00 */
            start?: string
          } | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_alerts_mutes__mute__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        mute: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  notices_api_alerts_notices_get: {
    parameters: {
      query?: {
        /** @description Of this channel only. */
        channel?: string | null
        /** @description In this state only. */
        state?: ('waiting' | 'sent' | 'dead') | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  again_api_alerts_notices__notice__again_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        notice: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  rules_api_alerts_rules_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_alerts_rules_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * @default gt
           * @enum {unknown}
           */
          condition?:
            | 'absent'
            | 'anomaly'
            | 'anomaly_above'
            | 'anomaly_below'
            | 'change_above'
            | 'change_below'
            | 'eq'
            | 'gt'
            | 'gte'
            | 'lt'
            | 'lte'
            | 'neq'
          /** @default  */
          description?: string
          /**
           * @description Seconds that the condition has to hold before the alert fires.
           * @default 0
           */
          duration?: number
          /** @description What an anomaly is measured against; absent: the last 96 windows. */
          history?: {
            /** @default 12 */
            min_windows?: number
            /**
             * @default none
             * @enum {unknown}
             */
            season?: 'day' | 'none' | 'week'
            /** @default 96 */
            windows?: number
          } | null
          /** @default true */
          is_enabled?: boolean
          /**
           * @description Whether a quotient is in percent.
           * @default false
           */
          is_percent?: boolean
          /**
           * @description Whether all terms have to hold, or any.
           * @default and
           * @enum {unknown}
           */
          join?: 'and' | 'or'
          /**
           * @description Events below which there is no number.
           * @default 0
           */
          min_count?: number
          name: string
          /**
           * @default keep
           * @enum {unknown}
           */
          no_data?: 'fire' | 'keep' | 'no_data' | 'resolve'
          /** @default 0 */
          no_data_after?: number
          /**
           * @description Ids of the channels that are told; the project's usual ones when empty.
           * @default []
           */
          notify?: string[]
          /** @description What the number of `query` is divided by: a question for the same time. */
          over?: Record<string, never> | null
          /**
           * @description As of a term; absent where `terms` are given.
           * @default {}
           */
          query?: Record<string, never>
          /** @description Past which a firing alert is over; absent: `threshold`. */
          recovery_threshold?: number | null
          /**
           * @description Seconds after which one that goes on firing is told again; 0 for never.
           * @default 0
           */
          repeat_after?: number
          /**
           * @description Seconds that the condition has to be over before the alert resolves.
           * @default 0
           */
          resolve_after?: number
          /**
           * @default warning
           * @enum {unknown}
           */
          severity?: 'critical' | 'error' | 'info' | 'warning'
          /** @description Up to which step of a funnel; absent: the last. */
          step?: number | null
          /**
           * @description Two to five numbers with a condition each, instead of one.
           * @default []
           */
          terms?: {
            /** @enum {unknown} */
            condition:
              | 'absent'
              | 'anomaly'
              | 'anomaly_above'
              | 'anomaly_below'
              | 'change_above'
              | 'change_below'
              | 'eq'
              | 'gt'
              | 'gte'
              | 'lt'
              | 'lte'
              | 'neq'
            /** @description What an anomaly is measured against; absent: the last 96 windows. */
            history?: {
              /** @default 12 */
              min_windows?: number
              /**
               * @default none
               * @enum {unknown}
               */
              season?: 'day' | 'none' | 'week'
              /** @default 96 */
              windows?: number
            } | null
            /**
             * @description Whether a quotient is in percent.
             * @default false
             */
            is_percent?: boolean
            /**
             * @description Events below which there is no number.
             * @default 0
             */
            min_count?: number
            /** @description What the number of `query` is divided by: a question for the same time. */
            over?: Record<string, never> | null
            /** @description The body of POST /api/metrics; the last five minutes unless it names a time. */
            query: Record<string, never>
            /** @description Past which a firing alert is over; absent: `threshold`. */
            recovery_threshold?: number | null
            /** @description Up to which step of a funnel; absent: the last. */
            step?: number | null
            /** @default 0 */
            threshold?: number
          }[]
          /** @default 0 */
          threshold?: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  one_api_alerts_rules__rule__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        rule: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_alerts_rules__rule__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        rule: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * @default gt
           * @enum {unknown}
           */
          condition?:
            | 'absent'
            | 'anomaly'
            | 'anomaly_above'
            | 'anomaly_below'
            | 'change_above'
            | 'change_below'
            | 'eq'
            | 'gt'
            | 'gte'
            | 'lt'
            | 'lte'
            | 'neq'
          /** @default  */
          description?: string
          /**
           * @description Seconds that the condition has to hold before the alert fires.
           * @default 0
           */
          duration?: number
          /** @description What an anomaly is measured against; absent: the last 96 windows. */
          history?: {
            /** @default 12 */
            min_windows?: number
            /**
             * @default none
             * @enum {unknown}
             */
            season?: 'day' | 'none' | 'week'
            /** @default 96 */
            windows?: number
          } | null
          /** @default true */
          is_enabled?: boolean
          /**
           * @description Whether a quotient is in percent.
           * @default false
           */
          is_percent?: boolean
          /**
           * @description Whether all terms have to hold, or any.
           * @default and
           * @enum {unknown}
           */
          join?: 'and' | 'or'
          /**
           * @description Events below which there is no number.
           * @default 0
           */
          min_count?: number
          name: string
          /**
           * @default keep
           * @enum {unknown}
           */
          no_data?: 'fire' | 'keep' | 'no_data' | 'resolve'
          /** @default 0 */
          no_data_after?: number
          /**
           * @description Ids of the channels that are told; the project's usual ones when empty.
           * @default []
           */
          notify?: string[]
          /** @description What the number of `query` is divided by: a question for the same time. */
          over?: Record<string, never> | null
          /**
           * @description As of a term; absent where `terms` are given.
           * @default {}
           */
          query?: Record<string, never>
          /** @description Past which a firing alert is over; absent: `threshold`. */
          recovery_threshold?: number | null
          /**
           * @description Seconds after which one that goes on firing is told again; 0 for never.
           * @default 0
           */
          repeat_after?: number
          /**
           * @description Seconds that the condition has to be over before the alert resolves.
           * @default 0
           */
          resolve_after?: number
          /**
           * @default warning
           * @enum {unknown}
           */
          severity?: 'critical' | 'error' | 'info' | 'warning'
          /** @description Up to which step of a funnel; absent: the last. */
          step?: number | null
          /**
           * @description Two to five numbers with a condition each, instead of one.
           * @default []
           */
          terms?: {
            /** @enum {unknown} */
            condition:
              | 'absent'
              | 'anomaly'
              | 'anomaly_above'
              | 'anomaly_below'
              | 'change_above'
              | 'change_below'
              | 'eq'
              | 'gt'
              | 'gte'
              | 'lt'
              | 'lte'
              | 'neq'
            /** @description What an anomaly is measured against; absent: the last 96 windows. */
            history?: {
              /** @default 12 */
              min_windows?: number
              /**
               * @default none
               * @enum {unknown}
               */
              season?: 'day' | 'none' | 'week'
              /** @default 96 */
              windows?: number
            } | null
            /**
             * @description Whether a quotient is in percent.
             * @default false
             */
            is_percent?: boolean
            /**
             * @description Events below which there is no number.
             * @default 0
             */
            min_count?: number
            /** @description What the number of `query` is divided by: a question for the same time. */
            over?: Record<string, never> | null
            /** @description The body of POST /api/metrics; the last five minutes unless it names a time. */
            query: Record<string, never>
            /** @description Past which a firing alert is over; absent: `threshold`. */
            recovery_threshold?: number | null
            /** @description Up to which step of a funnel; absent: the last. */
            step?: number | null
            /** @default 0 */
            threshold?: number
          }[]
          /** @default 0 */
          threshold?: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_alerts_rules__rule__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        rule: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_adoption: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * EventChoice
           * @description The events that are a use of the feature.
           */
          feature: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @default weekly
           * @enum {unknown}
           */
          period?: 'daily' | 'monthly' | 'weekly'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_ai_usage: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description The number with the cost of the call.
           * @default value
           */
          cost?: string
          /** @default USD */
          currency?: string
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description What the call was for.
           * @default feature
           */
          feature_by?: string
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @default input_tokens */
          input_tokens?: string
          /** @default auto */
          interval?: string
          /** @default model */
          model_by?: string
          /** @default output_tokens */
          output_tokens?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_attribution: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description `channel` for the usual channels, or a property such as utm_campaign.
           * @default channel
           */
          channel_by?: string
          /**
           * EventChoice
           * @description The event to explain; its `value` is shared out too.
           */
          conversion?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description Time decay: a touch this much older counts half.
           * @default 7
           */
          half_life_days?: number
          /**
           * @description Leave Direct (or an absent property) out where a journey has other touches.
           * @default false
           */
          ignore_direct?: boolean
          /**
           * @description Older touches of a conversion do not count.
           * @default 30
           */
          lookback_days?: number
          /**
           * @description The model of `results`; the answer has all six.
           * @default last
           * @enum {unknown}
           */
          model?: 'first' | 'last' | 'linear' | 'markov' | 'position_based' | 'time_decay'
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /** @description A named window such as last_30_days; or give from and to. */
          time_window?: string | null
          /** @description IANA name; absent: the project's. */
          timezone?: string | null
          to?: string | number | null
          /**
           * EventChoice
           * @description The events that may have led to it.
           */
          touch?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_carts: {
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
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          added?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          checkout?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * Money
           * @description How amounts are read. `rates`: what one unit of a currency is worth in `currency`. An event without a currency is taken to be in `currency`.
           */
          money?: {
            /**
             * @description The number with the amount.
             * @default value
             */
            amount?: string
            /**
             * @description ISO 4217.
             * @default USD
             */
            currency?: string
            /** @default currency */
            currency_property?: string
            /** @default {} */
            rates?: {
              [key: string]: number
            }
          }
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          ordered?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /** @default 86400 */
          patience_seconds?: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_cohort: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @description Cohorts for each value of this field as well, the value of the person's start event. */
          breakdown?: string | null
          /**
           * @description The largest values; the others are one group.
           * @default 5
           */
          breakdown_limit?: number
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description retention_rate: share that came back. revenue: sum of the values of the return events (by default the catalogue's revenue events and the start event). engagement: return events per person of the cohort. feature_usage: share that did the return event (by default any user action).
           * @default retention_rate
           * @enum {unknown}
           */
          metric?: 'engagement' | 'feature_usage' | 'retention_rate' | 'revenue'
          /**
           * @default weekly
           * @enum {unknown}
           */
          period?: 'daily' | 'monthly' | 'weekly'
          /** @description How many periods after the first to follow a cohort; absent: to the window's end. */
          periods?: number | null
          /**
           * @description classic: came back in that period; rolling: in it or a later one of the window; unbounded: in it or any time after, also after the window.
           * @default classic
           * @enum {unknown}
           */
          retention?: 'classic' | 'rolling' | 'unbounded'
          /** @description What counts as coming back; absent: what the metric measures. */
          return_event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          } | null
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * @description The same for the people of each of these segments, by name or id; a person may be in several.
           * @default []
           */
          segments?: string[]
          /**
           * @description first_time: only a person's first start event ever; recurring: a person is in the cohort of every period with a start event.
           * @default first_time
           * @enum {unknown}
           */
          start?: 'first_time' | 'recurring'
          /** @description What puts a person into a cohort; absent: any event. */
          start_event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          } | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_cohort_people: {
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
           * @description How many periods after the cohort's own.
           * @default 0
           */
          after?: number
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @description Cohorts for each value of this field as well, the value of the person's start event. */
          breakdown?: string | null
          /**
           * @description The largest values; the others are one group.
           * @default 5
           */
          breakdown_limit?: number
          /**
           * @description Those who came back; false: those who did not.
           * @default true
           */
          came?: boolean
          /** @description The cohort's name: the first day of its period, 2010-12-01. */
          cohort: string
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @description Only this value of the breakdown, or this segment. */
          group?: string | null
          /**
           * @description How many people to name.
           * @default 100
           */
          limit?: number
          /**
           * @description retention_rate: share that came back. revenue: sum of the values of the return events (by default the catalogue's revenue events and the start event). engagement: return events per person of the cohort. feature_usage: share that did the return event (by default any user action).
           * @default retention_rate
           * @enum {unknown}
           */
          metric?: 'engagement' | 'feature_usage' | 'retention_rate' | 'revenue'
          /**
           * @default weekly
           * @enum {unknown}
           */
          period?: 'daily' | 'monthly' | 'weekly'
          /** @description How many periods after the first to follow a cohort; absent: to the window's end. */
          periods?: number | null
          /**
           * @description classic: came back in that period; rolling: in it or a later one of the window; unbounded: in it or any time after, also after the window.
           * @default classic
           * @enum {unknown}
           */
          retention?: 'classic' | 'rolling' | 'unbounded'
          /** @description What counts as coming back; absent: what the metric measures. */
          return_event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          } | null
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * @description The same for the people of each of these segments, by name or id; a person may be in several.
           * @default []
           */
          segments?: string[]
          /**
           * @description first_time: only a person's first start event ever; recurring: a person is in the cohort of every period with a start event.
           * @default first_time
           * @enum {unknown}
           */
          start?: 'first_time' | 'recurring'
          /** @description What puts a person into a cohort; absent: any event. */
          start_event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          } | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_costs: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @default {} */
          budgets?: {
            [key: string]: number
          }
          /** @default category */
          category_by?: string
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          costs?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          income?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /** @default auto */
          interval?: string
          /**
           * Money
           * @description How amounts are read. `rates`: what one unit of a currency is worth in `currency`. An event without a currency is taken to be in `currency`.
           */
          money?: {
            /**
             * @description The number with the amount.
             * @default value
             */
            amount?: string
            /**
             * @description ISO 4217.
             * @default USD
             */
            currency?: string
            /** @default currency */
            currency_property?: string
            /** @default {} */
            rates?: {
              [key: string]: number
            }
          }
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          refunds?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_devices: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description The property or tag that names the device.
           * @default device
           */
          device_by?: string
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @default 3600 */
          offline_after_seconds?: number
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          sensors: {
            high?: number | null
            /** @default false */
            is_total?: boolean
            low?: number | null
            metric: string
          }[]
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_engagement: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description What `results` are by.
           * @default hour_of_week
           * @enum {unknown}
           */
          by?: 'hour_of_day' | 'hour_of_week'
          /**
           * EventChoice
           * @description What counts as activity.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description The value of `results`; the rest of the answer has them all.
           * @default events
           * @enum {unknown}
           */
          measure?: 'events' | 'events_per_hour' | 'people'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_experiment: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @default 0.95 */
          confidence?: number
          /** @description The variant to compare with; none: `control`, `baseline`, `A` or `off`, else the first by name. */
          control?: string | null
          /**
           * @description The relative lift one hopes for: tunes the sequential test and the sample size.
           * @default 0.1
           */
          expected_lift?: number
          /** @description Its name; exposures that carry another one in `experiment_property` are left out. */
          experiment?: string | null
          /** @default experiment */
          experiment_property?: string
          /** @description The event that says who saw which variant. */
          exposure_event?: string | null
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          goal?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
            /**
             * @default conversion
             * @enum {unknown}
             */
            measure?: 'conversion' | 'count' | 'value'
          } | null
          /** @default 0.8 */
          power?: number
          /**
           * @description Days before the exposure whose goal sharpens count and value goals (CUPED); 0: not.
           * @default 0
           */
          pre_period_days?: number
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /** @description A named window such as last_30_days; or give from and to. */
          time_window?: string | null
          /** @description IANA name; absent: the project's. */
          timezone?: string | null
          to?: string | number | null
          /**
           * @description The property of the exposure that names the variant.
           * @default variant
           */
          variant_property?: string
          /** @default [] */
          variants?: {
            conversions: number
            exposures: number
            name: string
          }[]
          /**
           * @description Planned shares of people; none: equal.
           * @default {}
           */
          weights?: {
            [key: string]: number
          }
          /** @description How long after the exposure a goal counts; none: always. */
          window_seconds?: number | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_funnel: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @description A funnel for each value that this field has in the event that began the attempt. */
          breakdown?: string | null
          /**
           * @description The values with most people; the others are one group.
           * @default 10
           */
          breakdown_limit?: number
          /**
           * @description Events that end an attempt.
           * @default []
           */
          exclusions?: {
            /**
             * @description From 1.
             * @default 1
             */
            after_step?: number
            /** @description From 2; absent: the last step. */
            before_step?: number | null
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }[]
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @description All steps must have the same value of this field. */
          hold_constant?: string | null
          /** @description hour, day, week, month, …: the funnel of the attempts that began in each. */
          interval?: string | null
          /**
           * @description Count steps after the window too, so that who began late has as long as the others.
           * @default false
           */
          look_ahead?: boolean
          /**
           * @description ordered: one after the other, whatever comes between; strict: nothing between that meets the question's filters; any: in any order, a step is then how many of them were done.
           * @default ordered
           * @enum {unknown}
           */
          order?: 'any' | 'ordered' | 'strict'
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * @description What `results` holds.
           * @default steps
           * @enum {unknown}
           */
          show?: 'steps' | 'time_to_convert' | 'trend'
          steps: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }[]
          /** @description A named window such as last_30_days; or give from and to. */
          time_window?: string | null
          /** @description IANA name; absent: the project's. */
          timezone?: string | null
          to?: string | number | null
          /**
           * @description From the first step to any other, at most.
           * @default 604800
           */
          window_seconds?: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_funnel_people: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @description A funnel for each value that this field has in the event that began the attempt. */
          breakdown?: string | null
          /**
           * @description The values with most people; the others are one group.
           * @default 10
           */
          breakdown_limit?: number
          /**
           * @description Events that end an attempt.
           * @default []
           */
          exclusions?: {
            /**
             * @description From 1.
             * @default 1
             */
            after_step?: number
            /** @description From 2; absent: the last step. */
            before_step?: number | null
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }[]
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @description All steps must have the same value of this field. */
          hold_constant?: string | null
          /** @description hour, day, week, month, …: the funnel of the attempts that began in each. */
          interval?: string | null
          /**
           * @description How many people to name.
           * @default 100
           */
          limit?: number
          /**
           * @description Count steps after the window too, so that who began late has as long as the others.
           * @default false
           */
          look_ahead?: boolean
          /**
           * @description Leave these values out, to see who is in (other).
           * @default []
           */
          not_values?: string[]
          /** @default 0 */
          offset?: number
          /**
           * @description ordered: one after the other, whatever comes between; strict: nothing between that meets the question's filters; any: in any order, a step is then how many of them were done.
           * @default ordered
           * @enum {unknown}
           */
          order?: 'any' | 'ordered' | 'strict'
          /**
           * @description converted: got to the step; dropped: got to the step before and no further.
           * @default converted
           * @enum {unknown}
           */
          outcome?: 'converted' | 'dropped'
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * @description What `results` holds.
           * @default steps
           * @enum {unknown}
           */
          show?: 'steps' | 'time_to_convert' | 'trend'
          /** @description From 1. */
          step: number
          steps: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }[]
          /** @description A named window such as last_30_days; or give from and to. */
          time_window?: string | null
          /** @description IANA name; absent: the project's. */
          timezone?: string | null
          to?: string | number | null
          /** @description Only people whose attempt began with this value of the breakdown. */
          value?: string | null
          /**
           * @description From the first step to any other, at most.
           * @default 604800
           */
          window_seconds?: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_lifecycle: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * EventChoice
           * @description What counts as being active.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @default weekly
           * @enum {unknown}
           */
          period?: 'daily' | 'monthly' | 'weekly'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_lifecycle_people: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * EventChoice
           * @description What counts as being active.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description How many people to name.
           * @default 100
           */
          limit?: number
          /**
           * @default weekly
           * @enum {unknown}
           */
          period?: 'daily' | 'monthly' | 'weekly'
          /** @description The period's name: its first day, 2025-03-01. */
          period_start: string
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /** @enum {unknown} */
          stage: 'dormant' | 'new' | 'resurrecting' | 'returning'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_model_quality: {
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
           * @description The property with the class that turned out to be true.
           * @default actual
           */
          actual?: string
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @description The model to compare with; none: the one with most judgements. */
          baseline?: string | null
          /**
           * EventChoice
           * @description The judgements.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @description A property that names the judged thing: models that judged the same are compared thing by thing. */
          item?: string | null
          /**
           * @description The property that names the model.
           * @default model
           */
          model_by?: string
          /** @description The positive class; none: the rarer truth of two. */
          positive?: string | null
          /**
           * @description The property with the class that the model said.
           * @default predicted
           */
          predicted?: string
          /**
           * @description The number with the model's confidence, 0 to 1.
           * @default value
           */
          score?: string
          /**
           * @description Whether the confidence is of the class it said, or always of the positive one.
           * @default predicted
           * @enum {unknown}
           */
          score_of?: 'positive' | 'predicted'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_paths: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description What a walk goes through: names of events, or pages (else paths) of the events that have one.
           * @default name
           * @enum {unknown}
           */
          by?: 'name' | 'page'
          /**
           * @description How many steps of a walk to follow.
           * @default 5
           */
          depth?: number
          /** @description Walks end where they first come to it; the others do not count. Without a start: the steps before it. */
          end?: string | null
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description Of events without a session id: a pause of at least this long ends the walk.
           * @default 1800
           */
          gap_seconds?: number
          /**
           * @description Nodes of their own, and whole ways to list; other nodes of a step are one.
           * @default 50
           */
          limit?: number
          /**
           * @description collapse: the same several times in a row is one step; cut: a round that comes back to where the walk was is left out as well; keep: every event is a step.
           * @default collapse
           * @enum {unknown}
           */
          loops?: 'collapse' | 'cut' | 'keep'
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * @description What `results` holds.
           * @default flows
           * @enum {unknown}
           */
          show?: 'drop_offs' | 'flows' | 'paths'
          /** @description Walks begin where a session first comes to this event or page; sessions without it have none. */
          start?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_paths_people: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description What a walk goes through: names of events, or pages (else paths) of the events that have one.
           * @default name
           * @enum {unknown}
           */
          by?: 'name' | 'page'
          /**
           * @description How many steps of a walk to follow.
           * @default 5
           */
          depth?: number
          /** @description Walks end where they first come to it; the others do not count. Without a start: the steps before it. */
          end?: string | null
          /**
           * @description Only those whose walk ended there.
           * @default false
           */
          ended?: boolean
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description Of events without a session id: a pause of at least this long ends the walk.
           * @default 1800
           */
          gap_seconds?: number
          /**
           * @description How many people to name.
           * @default 100
           */
          limit?: number
          /**
           * @description collapse: the same several times in a row is one step; cut: a round that comes back to where the walk was is left out as well; keep: every event is a step.
           * @default collapse
           * @enum {unknown}
           */
          loops?: 'collapse' | 'cut' | 'keep'
          name: string
          /** @description Only those who went on to this at the next step. */
          next?: string | null
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * @description What `results` holds.
           * @default flows
           * @enum {unknown}
           */
          show?: 'drop_offs' | 'flows' | 'paths'
          /** @description Walks begin where a session first comes to this event or page; sessions without it have none. */
          start?: string | null
          /** @description Of the node, from 0. */
          step: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_requests: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description The property that names the endpoint.
           * @default path
           */
          endpoint_by?: string
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @default auto */
          interval?: string
          /**
           * @description Endpoints at most, most requests first; the rest is one more.
           * @default 50
           */
          limit?: number
          /** @default method */
          method_by?: string
          /**
           * @description Apdex: this quick satisfies, four times as long is tolerated.
           * @default 500
           */
          satisfied_ms?: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_retention: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @description Cohorts for each value of this field as well, the value of the person's start event. */
          breakdown?: string | null
          /**
           * @description The largest values; the others are one group.
           * @default 5
           */
          breakdown_limit?: number
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @default daily
           * @enum {unknown}
           */
          period?: 'daily' | 'monthly' | 'weekly'
          /**
           * @description How many periods after the first the curve goes on.
           * @default 30
           */
          periods?: number
          /**
           * @description classic: came back in that period; rolling: in it or a later one of the window; unbounded: in it or any time after, also after the window.
           * @default classic
           * @enum {unknown}
           */
          retention?: 'classic' | 'rolling' | 'unbounded'
          /** @description What counts as coming back; absent: what the metric measures. */
          return_event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          } | null
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * @description The same for the people of each of these segments, by name or id; a person may be in several.
           * @default []
           */
          segments?: string[]
          /**
           * @description first_time: only a person's first start event ever; recurring: a person is in the cohort of every period with a start event.
           * @default first_time
           * @enum {unknown}
           */
          start?: 'first_time' | 'recurring'
          /** @description What puts a person into a cohort; absent: any event. */
          start_event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          } | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_revenue: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /** @description Payments that failed, for the success rate. */
          failures?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          } | null
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @description A property such as product, for the groups. */
          group_by?: string | null
          /**
           * @description hour, day, week, month, …; auto fits the window.
           * @default auto
           */
          interval?: string
          /**
           * @description Groups at most; the rest is one more.
           * @default 20
           */
          limit?: number
          /**
           * Money
           * @description How amounts are read. `rates`: what one unit of a currency is worth in `currency`. An event without a currency is taken to be in `currency`.
           */
          money?: {
            /**
             * @description The number with the amount.
             * @default value
             */
            amount?: string
            /**
             * @description ISO 4217.
             * @default USD
             */
            currency?: string
            /** @default currency */
            currency_property?: string
            /** @default {} */
            rates?: {
              [key: string]: number
            }
          }
          /**
           * EventChoice
           * @description What earns money.
           */
          orders?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description The property that counts units of a group.
           * @default quantity
           */
          quantity?: string
          /**
           * EventChoice
           * @description What gives it back; its amounts count against, whatever their sign.
           */
          refunds?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_sql: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description Rows at most.
           * @default 1000
           */
          limit?: number
          /**
           * @description Fill {name: Type} places of the statement.
           * @default {}
           */
          parameters?: {
            [key: string]: string | number | boolean | (string | number | boolean)[] | null
          }
          /** @description One SELECT, as POST /api/sql takes it. */
          query: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_stickiness: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * EventChoice
           * @description What counts as being active.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_subscriptions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description The property that says yearly, quarterly or weekly; else monthly.
           * @default billing
           */
          billing?: string
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          cancelled?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          changed?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * Money
           * @description How amounts are read. `rates`: what one unit of a currency is worth in `currency`. An event without a currency is taken to be in `currency`.
           */
          money?: {
            /**
             * @description The number with the amount.
             * @default value
             */
            amount?: string
            /**
             * @description ISO 4217.
             * @default USD
             */
            currency?: string
            /** @default currency */
            currency_property?: string
            /** @default {} */
            rates?: {
              [key: string]: number
            }
          }
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          started?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_transactions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          completed?: string[]
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          event?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
          failed?: string[]
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /**
           * @description Transactions listed at most.
           * @default 50
           */
          limit?: number
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /** @default status */
          status_by?: string
          /**
           * @description A pending one without news for this long is stuck.
           * @default 900
           */
          stuck_after_seconds?: number
          /** @description A named window such as last_30_days; or give from and to. */
          time_window?: string | null
          /** @description IANA name; absent: the project's. */
          timezone?: string | null
          to?: string | number | null
          /**
           * @description The property with the transaction's id.
           * @default transaction_id
           */
          transaction_by?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  analyse_web: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The answer as it was at this instant: moving windows end there, only what had been received by then counts. */
          at?: string | number | null
          /**
           * @description Which events count, as in POST /api/metrics.
           * @default []
           */
          filters?: Record<string, never>[]
          /** @description ISO 8601 or epoch; without an offset it is of the zone. */
          from?: string | number | null
          /** @default 1800 */
          gap_seconds?: number
          /**
           * @description Rows of a list at most.
           * @default 10
           */
          limit?: number
          /**
           * @description The property that names the page; views without it fall back to `path`.
           * @default page
           */
          page_by?: string
          /** @description Only people of this segment: its name or id. */
          segment?: string | null
          /** @description A named window such as last_30_days; or give from and to. */
          time_window?: string | null
          /** @description IANA name; absent: the project's. */
          timezone?: string | null
          to?: string | number | null
          /**
           * EventChoice
           * @description Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them.
           */
          views?: {
            /** @description An event's name, a metric of the catalogue, or * for any. */
            event: string
            /** @default [] */
            filters?: Record<string, never>[]
            label?: string | null
          }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_annotations_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  entries_api_audit_get: {
    parameters: {
      query?: {
        /** @description One or several with commas. */
        action?: string
        before?: number | null
        from_ms?: number | null
        limit?: number
        outcome?: string
        /** @description `installation` for all projects: for its administrators. */
        scope?: string
        target?: string
        text?: string
        to_ms?: number | null
        who?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  export_api_audit_export_get: {
    parameters: {
      query?: {
        /** @description One or several with commas. */
        action?: string
        format?: 'csv' | 'ndjson'
        from_ms?: number | null
        outcome?: string
        /** @description `installation` for all projects: for its administrators. */
        scope?: string
        target?: string
        text?: string
        to_ms?: number | null
        who?: string
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
          'application/x-ndjson': string
          'text/csv': string
        }
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  forgotten_api_auth_forgotten_post: {
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
        }
      }
    }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  own_api_auth_identities_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  unlink_own_api_auth_identities__identity_id__unlink_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        identity_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  look_api_auth_link_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          token: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  use_api_auth_link_password_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          new_password: string
          token: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  answer_api_auth_login_code_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          challenge: string
          code: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_auth_me_put: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email?: string | null
          language?: ('' | 'en' | 'th') | null
          name?: string | null
          /** @default  */
          password?: string
          timezone?: string | null
        }
      }
    }
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  callback_api_auth_oidc_callback_get: {
    parameters: {
      query?: {
        code?: string
        error?: string
        iss?: string
        state?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      303: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  login_api_auth_oidc_login_get: {
    parameters: {
      query?: {
        next?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Successful Response */
      303: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  logout_api_auth_oidc_logout_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': {
          logout_token: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_auth_password_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          current_password: string
          new_password: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  view_api_auth_second_factor_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  begin_api_auth_second_factor_post: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  confirm_api_auth_second_factor_confirm_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          code: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  disable_api_auth_second_factor_disable_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          code: string
          /** @default  */
          password?: string
        }
      }
    }
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  recovery_codes_api_auth_second_factor_recovery_codes_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          code: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  own_api_auth_sessions_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  end_others_api_auth_sessions_delete: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      409: components['responses']['409']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  end_api_auth_sessions__session_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        session_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  create_api_dashboards_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_dashboards__board_id__comments_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  make_api_dashboards__board_id__links_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  restore_api_dashboards__board_id__restore_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  restore_version_api_dashboards__board_id__versions__version__restore_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
          at?: string | number | null
          event?: string | null
          /** @default [] */
          filters?: Record<string, never>[]
          from?: string | number | null
          /** @default 100 */
          limit?: number
          metric?: string | null
          segment?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  export_api_export_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          format: 'csv' | 'json' | 'parquet' | 'xlsx'
          question?: Record<string, never> | null
          sql?: {
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
          } | null
          table?: {
            columns: string[]
            rows: (string | number | boolean | null)[][]
          } | null
          /** @default  */
          title?: string
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
          'application/vnd.apache.parquet': unknown
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': unknown
          'text/csv; charset=utf-8': unknown
        }
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  explain_api_insights_explain_post: {
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
           * @default en
           * @enum {unknown}
           */
          language?: 'en' | 'th'
          question: Record<string, never>
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  usage_api_insights_usage_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  tell_api_live__connection__post: {
    parameters: {
      query?: never
      header?: never
      path: {
        connection: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          messages: Record<string, never>[]
        }
      }
    }
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  freshness_api_live_freshness_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  of_question_api_live_freshness_post: {
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
         *       "metric": "page_views",
         *       "time_window": "last_5_minutes"
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  presence_api_live_presence_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_metrics_definitions_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  page_api_people_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  profile_api_people__person__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        person: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  erase_api_people__person__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        person: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  events_api_people__person__events_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        person: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  file_api_people__person__export_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        person: string
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
        content?: never
      }
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  alias_api_people_alias_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          previous_id: string
          user_id: string
        }
      }
    }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  permissions_api_permissions_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  create_api_projects_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  erasures_api_projects__project_id__erasures_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  erase_many_api_projects__project_id__erasures_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          ids: string[]
        }
      }
    }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  check_api_projects__project_id__erasures__erasure__check_post: {
    parameters: {
      query?: never
      header?: never
      path: {
        erasure: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  create_api_projects__project_id__keys_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default [] */
          events?: string[]
          expires_at?: string | null
          /** @enum {unknown} */
          kind: 'read' | 'write'
          name: string
          /** @default [] */
          networks?: string[]
          /** @default [] */
          origins?: string[]
          scopes?: string[] | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  rotate_api_projects__project_id__keys__key_id__rotate_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        key_id: string
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default 86400 */
          grace_s?: number
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_projects__project_id__members_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email: string
          permissions?: string[] | null
          /** @enum {unknown} */
          role: 'admin' | 'analyst' | 'editor' | 'viewer'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
          permissions?: string[] | null
          /** @enum {unknown} */
          role: 'admin' | 'analyst' | 'editor' | 'viewer'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  get_api_projects__project_id__privacy_rules_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_projects__project_id__privacy_rules_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          action: 'drop' | 'encrypt' | 'hash' | 'keep' | 'mask' | 'truncate'
          /** @enum {unknown} */
          subject:
            'anonymous_id' | 'detected' | 'event' | 'ip' | 'person_id' | 'property' | 'session_id' | 'user_id'
          /** @default  */
          target?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_projects__project_id__privacy_rules__rule_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
        rule_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          action: 'drop' | 'encrypt' | 'hash' | 'keep' | 'mask' | 'truncate'
          /** @enum {unknown} */
          subject:
            'anonymous_id' | 'detected' | 'event' | 'ip' | 'person_id' | 'property' | 'session_id' | 'user_id'
          /** @default  */
          target?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_projects__project_id__privacy_rules__rule_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
        rule_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  rotate_api_projects__project_id__privacy_rules_keys_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody?: never
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  preview_api_projects__project_id__privacy_rules_preview_post: {
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
          rules: {
            /** @enum {unknown} */
            action: 'drop' | 'encrypt' | 'hash' | 'keep' | 'mask' | 'truncate'
            /** @enum {unknown} */
            subject:
              | 'anonymous_id'
              | 'detected'
              | 'event'
              | 'ip'
              | 'person_id'
              | 'property'
              | 'session_id'
              | 'user_id'
            /** @default  */
            target?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  reveal_api_projects__project_id__privacy_rules_reveal_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          value: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  suggestions_api_projects__project_id__privacy_rules_suggestions_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  hold_api_projects__project_id__retention_hold_put: {
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
          reason: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  release_api_projects__project_id__retention_hold_delete: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  list_all_api_projects__project_id__row_rules_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_projects__project_id__row_rules_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          description?: string
          filters: Record<string, never>[]
          /**
           * HoldsFor
           * @description Whom a rule holds for: everybody who is in one of the lists. Administrators of the project only by the role `admin` or by their own id; a read key
           *         has the role `viewer`, and what holds for whoever made it holds for it.
           */
          holds_for: {
            /**
             * @description Ids of read keys.
             * @default []
             */
            keys?: string[]
            /**
             * @description Ids of members.
             * @default []
             */
            people?: string[]
            /** @default [] */
            roles?: ('admin' | 'editor' | 'viewer')[]
            /**
             * @description Ids of teams.
             * @default []
             */
            teams?: string[]
          }
          /** @default true */
          is_enabled?: boolean
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  get_api_projects__project_id__row_rules__rule_id__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
        rule_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_projects__project_id__row_rules__rule_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
        rule_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          description?: string
          filters: Record<string, never>[]
          /**
           * HoldsFor
           * @description Whom a rule holds for: everybody who is in one of the lists. Administrators of the project only by the role `admin` or by their own id; a read key
           *         has the role `viewer`, and what holds for whoever made it holds for it.
           */
          holds_for: {
            /**
             * @description Ids of read keys.
             * @default []
             */
            keys?: string[]
            /**
             * @description Ids of members.
             * @default []
             */
            people?: string[]
            /** @default [] */
            roles?: ('admin' | 'editor' | 'viewer')[]
            /**
             * @description Ids of teams.
             * @default []
             */
            teams?: string[]
          }
          /** @default true */
          is_enabled?: boolean
          name: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_projects__project_id__row_rules__rule_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
        rule_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  preview_api_projects__project_id__row_rules_preview_post: {
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
          filters: Record<string, never>[]
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  seen_as_api_projects__project_id__row_rules_seen_as__kind___who__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        kind: 'roles' | 'people' | 'teams' | 'keys'
        project_id: string
        who: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  list_places_api_projects__project_id__teams_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_projects__project_id__teams_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        project_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          permissions?: string[] | null
          /** @enum {unknown} */
          role: 'admin' | 'analyst' | 'editor' | 'viewer'
          team_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_projects__project_id__teams__team_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
        team_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          permissions?: string[] | null
          /** @enum {unknown} */
          role: 'admin' | 'analyst' | 'editor' | 'viewer'
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_projects__project_id__teams__team_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        project_id: string
        team_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  candidates_api_projects__project_id__teams_candidates_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  replay_api_rejects__item_id__replay_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
          at?: string | number | null
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
          segment?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  list_all_api_segments_get: {
    parameters: {
      query?: {
        /** @description false: without their rules, which can be long. */
        rules?: boolean
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_segments_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          description?: string
          name: string
          rule: Record<string, never>
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  get_api_segments__segment__get: {
    parameters: {
      query?: never
      header?: never
      path: {
        segment: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_segments__segment__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        segment: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @default  */
          description?: string
          name: string
          rule: Record<string, never>
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  remove_api_segments__segment__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        segment: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  restore_api_segments__segment__restore_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        segment: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  size_api_segments__segment__size_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        segment: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  preview_api_segments_preview_post: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          rule: Record<string, never>
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
          at?: string | number | null
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
          segment?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
          at?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  add_api_sql_saved_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  list_teams_api_teams_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  create_api_teams_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  rename_api_teams__team_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        team_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  delete_api_teams__team_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        team_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  join_api_teams__team_id__members__person_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
        team_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  leave_api_teams__team_id__members__person_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
        team_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  list_users_api_users_get: {
    parameters: {
      query?: {
        id?: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_named_api_users_put: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email?: string | null
          id: string
          is_active?: boolean | null
          name?: string | null
          permissions?: string[] | null
          role?: ('admin' | 'analyst' | 'editor' | 'member' | 'viewer') | null
          username?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  invite_api_users_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email: string
          name?: string | null
          permissions?: string[] | null
          /** @default [] */
          projects?: {
            permissions?: string[] | null
            project_id: string
            /** @enum {unknown} */
            role: 'admin' | 'analyst' | 'editor' | 'viewer'
          }[]
          /**
           * @default member
           * @enum {unknown}
           */
          role?: 'admin' | 'analyst' | 'editor' | 'member' | 'viewer'
          username?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  change_api_users__person_id__put: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          email?: string | null
          is_active?: boolean | null
          name?: string | null
          permissions?: string[] | null
          role?: ('admin' | 'analyst' | 'editor' | 'member' | 'viewer') | null
          username?: string | null
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      413: components['responses']['413']
      415: components['responses']['415']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  of_person_api_users__person_id__identities_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  unlink_api_users__person_id__identities__identity_id__delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        identity_id: string
        person_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  link_api_users__person_id__link_post: {
    parameters: {
      query?: never
      header?: {
        /** @description Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, with `Idempotency-Replayed: true`. */
        'Idempotency-Key'?: string
      }
      path: {
        person_id: string
      }
      cookie?: never
    }
    requestBody?: never
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  take_api_users__person_id__second_factor_delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  of_person_api_users__person_id__sessions_get: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  end_of_person_api_users__person_id__sessions_delete: {
    parameters: {
      query?: never
      header?: never
      path: {
        person_id: string
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      409: components['responses']['409']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  kinds_api_widgets_get: {
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  live_health_live_get: {
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
      400: components['responses']['400']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
  ready_health_ready_get: {
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
      400: components['responses']['400']
      429: components['responses']['429']
      503: components['responses']['503']
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
          'text/plain': string
        }
      }
      400: components['responses']['400']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
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
      400: components['responses']['400']
      401: components['responses']['401']
      403: components['responses']['403']
      404: components['responses']['404']
      422: components['responses']['422']
      429: components['responses']['429']
      503: components['responses']['503']
    }
  }
}
