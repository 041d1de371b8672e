// How large each size is, in one place: zones cannot be switched on later, so that they go with the rest.

@export()
@description('small: one regional organisation, some 100 teams. large: 1,000 teams, over availability zones.')
type Size = 'small' | 'large'

type Sized = {
  @description('App Service plan; Premium v3, which has slots, autoscale and zones.')
  plan: string
  @description('Instances at rest; two or more survive the loss of one.')
  @minValue(2)
  instances: int
  @description('Instances at most.')
  mostInstances: int
  @description('Whether the bot and the database are spread over availability zones.')
  zones: bool
  @description('Request units per second at most, of which a tenth is always paid; 0 is a serverless account, which bills use.')
  throughput: int
}

@export()
@description('What docs/costs.md measured and docs/performance.md shows is needed.')
var sizes {
  small: Sized
  large: Sized
} = {
  small: {
    plan: 'P0v3'
    instances: 2
    mostInstances: 4
    zones: false
    throughput: 0
  }
  large: {
    plan: 'P1v3'
    instances: 3
    mostInstances: 9
    zones: true
    throughput: 3000
  }
}

@export()
@description('Tags of every resource.')
type Tags = {
  *: string
}
