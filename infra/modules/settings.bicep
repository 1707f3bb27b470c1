// The app's settings that an operator may choose, by the names under which docs/configuration.md explains them.

@export()
@sealed()
@description('What is left out has the default of docs/configuration.md.')
type appSettings = {
  @description('The largest file, in bytes.')
  @minValue(1)
  @maxValue(99614720)
  Attachments__MaxFileBytes: int?

  @description('Days for which notifications are kept that were read.')
  @minValue(90)
  @maxValue(36500)
  Retention__InboxDays: int?

  @description('Days for which lines of timelines are kept.')
  @minValue(90)
  @maxValue(36500)
  Retention__TimelineDays: int?

  @description('When limits of open activities are looked after, as NCRONTAB.')
  Limits__Schedule: string?

  @minValue(1)
  @maxValue(10000000)
  Limits__StandardOpenActivities: int?

  @minValue(1)
  @maxValue(10000000)
  Limits__EnterpriseOpenActivities: int?

  @minValue(1)
  @maxValue(500)
  Limits__OpenActivitiesPerItem: int?

  @minValue(0)
  @maxValue(20)
  Limits__FilesPerActivity: int?

  @minValue(2)
  @maxValue(10)
  Limits__RemindersPerActivity: int?

  @minValue(0)
  @maxValue(104857600)
  Limits__FileMegabytesPerTenant: int?

  @minValue(0)
  @maxValue(200)
  Limits__TemplatesPerTenant: int?

  @minValue(1)
  @maxValue(200)
  Limits__OptOutsPerUser: int?

  @description('Whether clients may follow live events; an open stream is billed as execution for as long as it lasts. See docs/live.md.')
  Live__Enabled: bool?

  @description('Seconds between two looks into storage of a stream of live events.')
  @minValue(1)
  @maxValue(60)
  Live__BeatSeconds: int?

  @description('Minutes after which a stream of live events ends, and its client comes back.')
  @minValue(1)
  @maxValue(25)
  Live__MaxMinutes: int?

  Auth__TenantClaim: string?
  Auth__UserClaim: string?
  Auth__RolesClaim: string?
  Auth__ZoneClaim: string?
  Auth__LocaleClaim: string?
  Auth__NameClaim: string?

  @description('How far the clocks of issuer and service may be apart, as hh:mm:ss.')
  Auth__ClockSkew: string?
}
